import { z } from 'zod';
import { exampleDossier } from '~/domain/reduction/example-dossier';
import { dossierSchema } from '~/forms/rules/dossier';
import { operation } from '../operation';

const finding = z
  .object({
    rule: z.string(),
    severity: z.enum(['hard', 'soft']),
    path: z.string(),
    actual: z.string(),
    limit: z.string(),
    message: z.object({ zh: z.string(), en: z.string() }),
    source: z.string(),
  })
  .meta({ id: 'Finding' });

export const checkRules = operation({
  id: 'checkRules',
  method: 'post',
  path: '/rules/check',
  tag: 'rules',
  body: dossierSchema.meta({ ...dossierSchema.meta(), id: 'Dossier' }),
  answer: {
    status: 200,
    schema: z
      .object({ verdict: z.enum(['pass', 'review', 'block']), findings: z.array(finding) })
      .meta({ id: 'Verdict' }),
  },
  example: exampleDossier,
});
