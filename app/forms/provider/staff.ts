import { z } from 'zod';
import { QUALIFICATION_KINDS } from '~/domain/states';
import { date, dateOrNone, file, line, text, tick } from './fields';

export const instructorForm = z
  .object({
    nameZh: line(40),
    nameEn: line(80),
    qualificationKind: z
      .enum(QUALIFICATION_KINDS)
      .optional()
      .transform((kind) => kind ?? null),
    qualificationZh: text(80),
    qualificationEn: text(160),
    qualificationValidTo: dateOrNone,
    inServiceTeacher: tick,
    livesOverseas: tick,
    partTime: tick,
    checkConsentOn: dateOrNone,
    file,
  })
  .superRefine(({ qualificationKind, qualificationZh, qualificationEn }, context) => {
    if (qualificationKind === null) return;
    const titles = { qualificationZh, qualificationEn };
    for (const [path, value] of Object.entries(titles)) {
      if (value === '') context.addIssue({ code: 'custom', message: 'required', path: [path] });
    }
  });

export const checkForm = z.object({
  checkedOn: date,
  result: z.enum(['clear', 'hit']),
  reference: line(60),
});

export const departureForm = z.object({ leftOn: date });

export const signInForm = z.object({ email: z.email('invalid_email').max(200, 'too_long?max=200') });
