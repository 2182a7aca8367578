import { z } from 'zod';
import { CATEGORIES, CREDENTIAL_KINDS, PROVIDER_KINDS } from '~/domain/states';
import { dateOrNone, file, line, ticks, yuan } from './fields';

export const profileForm = z.object({
  kind: z.enum(PROVIDER_KINDS),
  nameZh: line(60),
  nameEn: line(120),
  introZh: line(400),
  introEn: line(1000),
  contactName: line(40),
  contactPhone: z
    .string()
    .trim()
    .min(1, 'required')
    .regex(/^\+?[\d\s-]{7,20}$/, 'invalid'),
});

export const paperForm = z.object({
  kind: z.enum(CREDENTIAL_KINDS),
  number: line(60),
  issuedBy: line(80),
  validTo: dateOrNone,
  file,
});

export const categoriesForm = z.object({
  categories: ticks(z.enum(CATEGORIES)).refine((chosen) => chosen.length > 0, 'choose_one'),
});

export const feeForm = z.object({
  category: z.enum(CATEGORIES),
  itemZh: line(40),
  itemEn: line(80),
  perLessonFen: yuan,
  marketPerLessonFen: yuan,
});
