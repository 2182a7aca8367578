import { z } from 'zod';
import '~/i18n/zod-codes';
import { instantOf, isSchoolDate, parseClock } from '~/domain/calendar';
import { parseYuan } from '~/domain/money';
import { reason } from './request';

/** What a `datetime-local` control gives, `2026-09-08T08:00`: the wall clock of the county. */
const instant = z.string('required').transform((text, context) => {
  const [date = '', time = ''] = text.split('T');
  const minute = parseClock(time.slice(0, 5));
  if (isSchoolDate(date) && minute !== null) return instantOf(date, minute);
  context.addIssue({ code: 'custom', message: text === '' ? 'required' : 'invalid_date' });
  return z.NEVER;
});

const count = z
  .string('required')
  .trim()
  .regex(/^\d{1,5}$/, 'invalid_whole_number')
  .transform(Number);

/** An amount in yuan as people type it, in whole fen; nothing typed is no charge. */
const charge = z
  .string()
  .optional()
  .transform((typed, context) => {
    const fen = typed === undefined || typed.trim() === '' ? 0 : parseYuan(typed);
    if (fen !== null) return fen;
    context.addIssue({ code: 'custom', message: 'invalid_money' });
    return z.NEVER;
  });

/** What a school can post about a class that has a room. */
export const offeringAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('open'), opensAt: instant, closesAt: instant, serviceFen: charge }),
  z.object({ act: z.literal('cancel'), reason }),
  z.object({
    act: z.literal('evaluate'),
    answered: count.pipe(z.number().min(1, 'too_small?min=1')),
    satisfied: count,
  }),
]);
