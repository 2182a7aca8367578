import type { Refusal } from '../refusal';

export type Announcement = {
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly payUntil: Date;
};

/** Families need a while to see a draw and to rank wishes, and after it a while to pay. Hours. */
export const LEAST_WINDOW_HOURS = 24;
export const LEAST_PAY_HOURS = 24;
const HOUR = 3_600_000;

/**
 * What is wrong with the times of a draw; empty when nothing is.
 *
 * @param termEnd the first instant after the term
 */
export function announcementRefusals(
  { opensAt, closesAt, payUntil }: Announcement,
  now: Date,
  termEnd: Date,
): Refusal[] {
  const refusals: Refusal[] = [];
  if (opensAt < now) refusals.push({ code: 'draw_opens_past', path: 'opensAt' });
  if (closesAt.getTime() - opensAt.getTime() < LEAST_WINDOW_HOURS * HOUR)
    refusals.push({ code: 'draw_window_short', path: 'closesAt', params: { hours: LEAST_WINDOW_HOURS } });
  if (payUntil.getTime() - closesAt.getTime() < LEAST_PAY_HOURS * HOUR)
    refusals.push({ code: 'draw_pay_short', path: 'payUntil', params: { hours: LEAST_PAY_HOURS } });
  else if (payUntil >= termEnd) refusals.push({ code: 'draw_after_term', path: 'payUntil' });
  return refusals;
}

/** A class of the draw: its first lesson, and when its sale ends. */
export type Attached = { readonly firstLesson: Date | null; readonly closesAt: Date | null };

/**
 * What is wrong with closing the wishes later; empty when nothing is. Only later, only while wishes can be handed in,
 * and so that places can be drawn and paid before the first of the classes begins.
 */
export function extensionRefusals(
  { closesAt, payUntil }: { closesAt: Date; payUntil: Date },
  was: { closesAt: Date },
  attached: readonly Attached[],
  now: Date,
): Refusal[] {
  if (was.closesAt <= now) return [{ code: 'draw_window_over' }];
  if (closesAt <= was.closesAt) return [{ code: 'draw_only_later', path: 'closesAt' }];
  if (payUntil.getTime() - closesAt.getTime() < LEAST_PAY_HOURS * HOUR)
    return [{ code: 'draw_pay_short', path: 'payUntil', params: { hours: LEAST_PAY_HOURS } }];
  const late = attached.some(
    ({ firstLesson, closesAt: saleEnds }) =>
      (firstLesson && payUntil > firstLesson) || (saleEnds && payUntil > saleEnds),
  );
  return late ? [{ code: 'draw_after_lessons', path: 'payUntil' }] : [];
}
