import { type SaleFacts, saleRefusals } from '~/domain/enrollment/sale';
import { compareTimes, startOf } from '~/domain/planning/times';
import type { Refusal } from '~/domain/refusal';

export type OpeningFacts = SaleFacts & {
  /** Whether a room was given. */
  readonly roomGiven: boolean;
};

/**
 * Why an approved class cannot be opened with these times; empty when it can. Invariant 4 is asked as on the day of a
 * sale: what could not be sold is not opened. Fields are named as in the form.
 */
export function openingRefusals(facts: OpeningFacts, times: { opensAt: Date; closesAt: Date }): Refusal[] {
  const { opensAt, closesAt } = times;
  const { offering, now } = facts;
  if (offering.status !== 'approved') return [{ code: 'invalid_state' }];
  const refusals: Refusal[] = [];
  if (!facts.roomGiven) refusals.push({ code: 'room_missing' });
  if (opensAt >= closesAt) refusals.push({ code: 'opens_after_closes', path: 'opensAt' });
  if (closesAt <= now) refusals.push({ code: 'closes_in_the_past', path: 'closesAt' });
  const first = [...offering.lessons].sort(compareTimes)[0];
  if (!first) refusals.push({ code: 'no_lessons' });
  // A place is sold for the whole class: the sale ends when it starts.
  else if (closesAt > startOf(first)) {
    refusals.push({ code: 'closes_after_start', path: 'closesAt', params: { date: first.date } });
  }
  // What is left of a sale's refusals once its times are these: provider, course, checks.
  const sale = saleRefusals({ ...facts, offering: { ...offering, status: 'open', opensAt: now, closesAt } });
  return [...refusals, ...sale.filter(({ code }) => code !== 'closed' && code !== 'full')];
}
