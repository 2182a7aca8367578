import { z } from 'zod';
import '~/i18n/zod-codes';
import { instantOf, isSchoolDate, parseClock } from '~/domain/calendar';
import { line } from '~/forms/provider/fields';

/** What a `datetime-local` control gives, `2026-09-08T08:00`: the wall clock of the county. */
const instant = z.string('required').transform((text, context) => {
  const [date = '', time = ''] = text.split('T');
  const minute = parseClock(time.slice(0, 5));
  if (isSchoolDate(date) && minute !== null) return instantOf(date, minute);
  context.addIssue({ code: 'custom', message: text === '' ? 'required' : 'invalid_date' });
  return z.NEVER;
});

/** What the bureau announces. */
export const announceForm = z.object({
  termId: z.string('required').min(1, 'required'),
  nameZh: line(40),
  nameEn: line(80),
  opensAt: instant,
  closesAt: instant,
  payUntil: instant,
  publicValue: line(200),
  publicNote: line(300),
});

/** What can be done with a draw before it is held; `act` is the pressed button. */
export const drawAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('move'), closesAt: instant, payUntil: instant }),
  z.object({ act: z.literal('abort'), reason: line(500) }),
  z.object({ act: z.literal('carry'), toDrawId: z.uuid('required') }),
]);
