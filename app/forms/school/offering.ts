import { z } from 'zod';
import '~/i18n/zod-codes';
import { instantOf, isSchoolDate, parseClock } from '~/domain/calendar';
import type { Kept } from '~/domain/enrollment/ways';
import { parseYuan } from '~/domain/money';
import { ALLOCATIONS, RESERVE_CLASSES } from '~/domain/states';
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

/** How many places are kept for one kind of claim, and as which kind they are given; nothing typed keeps none. */
const kept = {
  places: count.optional(),
  order: z.coerce.number().int().min(1).max(RESERVE_CLASSES.length).optional(),
};

/** How places are given, and when: a drawn class has no opening of its own. */
const way = {
  allocation: z.enum(ALLOCATIONS, 'choose_one'),
  drawId: z.uuid('choose_one').optional(),
  hardship: kept.places,
  hardshipOrder: kept.order,
  rural: kept.places,
  ruralOrder: kept.order,
  special_needs: kept.places,
  special_needsOrder: kept.order,
  opensAt: instant.optional(),
  closesAt: instant,
};

/** What a school can post about a class that has a room. */
export const offeringAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('open'), ...way, serviceFen: charge }),
  z.object({ act: z.literal('way'), ...way }),
  z.object({ act: z.literal('cancel'), reason }),
  z.object({
    act: z.literal('evaluate'),
    answered: count.pipe(z.number().min(1, 'too_small?min=1')),
    satisfied: count,
  }),
]);

const wayFields = z.object(way);

/** The way as the commands take it, from what was typed about it. */
export function wayTyped(typed: z.output<typeof wayFields>) {
  const { allocation, drawId = null, opensAt, closesAt } = typed;
  const keptPlaces: Kept[] = RESERVE_CLASSES.map((each, index) => ({
    class: each,
    places: typed[each] ?? 0,
    order: typed[`${each}Order`] ?? index + 1,
  }));
  return { allocation, drawId, opensAt, closesAt, kept: keptPlaces };
}
