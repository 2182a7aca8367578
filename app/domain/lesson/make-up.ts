import { isWithin, type SchoolDate } from '../calendar';
import type { Fen } from '../money';
import { type DatedTime, startOf } from '../planning/times';
import type { Refusal } from '../refusal';
import type { OfferingStatus } from '../states';
import type { LessonFacts } from './stage';

/** Classes that go on: a lesson can be added to them. */
const GOING_ON: readonly OfferingStatus[] = ['approved', 'open', 'confirmed', 'running'];

/**
 * Whether a lesson can be made up for at another time, as far as the class itself decides: canceled and not made up
 * for yet, in a class that goes on, later than now and within the term. The law, the room and the people are asked
 * besides.
 */
export function makeUpRefusals(
  facts: Pick<LessonFacts, 'status' | 'reversedAt' | 'madeUp'>,
  {
    offering,
    term,
    at,
    now,
  }: {
    readonly offering: OfferingStatus;
    readonly term: { readonly from: SchoolDate; readonly to: SchoolDate };
    readonly at: DatedTime;
    readonly now: Date;
  },
): Refusal[] {
  if (facts.status !== 'canceled' || facts.reversedAt || facts.madeUp) return [{ code: 'invalid_state' }];
  if (!GOING_ON.includes(offering)) return [{ code: 'make_up_class_over' }];
  if (!isWithin(at.date, [term.from, term.to]))
    return [{ code: 'date_outside_term', path: 'date', params: { ruleId: 'K1' } }];
  return startOf(at) <= now ? [{ code: 'make_up_past', path: 'date' }] : [];
}

/**
 * Whether what a place got back is more than it should have once a lesson is made up for: then the money has gone, and
 * the family owes nothing again for a lesson it did not choose.
 */
export function moneyHasGone(place: {
  readonly backFen: Fen;
  readonly goneFen: Fen;
  readonly askedFen: Fen;
}) {
  return place.goneFen + place.askedFen > place.backFen;
}
