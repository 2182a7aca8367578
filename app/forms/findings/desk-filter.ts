import { z } from 'zod';
import { FINDING_STATUSES } from '~/domain/findings/states';

const id = z.string().min(1).max(64).optional().catch(undefined);

/** The question in the address of the findings desk; what makes no sense is left out. */
export const deskFilter = z.object({
  state: z.enum(FINDING_STATUSES).optional().catch(undefined),
  group: z.enum(['rule', 'provider', 'school', 'town']).optional().catch(undefined),
  severity: z.enum(['hard', 'soft']).optional().catch(undefined),
  rule: z
    .string()
    .regex(/^[A-Z]\d{1,2}$/)
    .optional()
    .catch(undefined),
  provider: z.uuid().optional().catch(undefined),
  school: id,
  town: id,
  overdue: z.literal('1').optional().catch(undefined),
  q: z.string().trim().min(1).max(100).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type DeskFilter = z.output<typeof deskFilter>;

/** The same as a query asks for it. */
export function deskQuestion({ state, rule, severity, provider, school, town, overdue, q }: DeskFilter) {
  return {
    status: state,
    rule,
    severity,
    providerId: provider,
    schoolId: school,
    townId: town,
    overdue: overdue === '1',
    text: q,
  };
}
