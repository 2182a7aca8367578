import { z } from 'zod';
import '~/i18n/zod-codes';
import { isSchoolDate } from '~/domain/calendar';

// Fields are read by the rules of a roster file (domain/roster), so that a form takes exactly what an import takes.
const text = z.string().max(60, 'too_long?max=60').optional().default('');

/** One pupil as typed. */
export const pupilForm = z.object({
  name: text,
  pupilNumber: text,
  birthDate: text,
  grade: text,
  className: text,
});

/** What can be posted to a pupil's page. */
export const pupilAct = z.discriminatedUnion('act', [
  pupilForm.extend({ act: z.literal('edit') }),
  z.object({
    act: z.literal('leave'),
    leftOn: z.string('invalid_date').refine(isSchoolDate, 'invalid_date'),
  }),
  z.object({ act: z.literal('return') }),
]);
