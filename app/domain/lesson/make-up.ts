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
 * Whether making up for a lesson would ask a family for money again: what it paid for the lesson has gone back, so that
 * the place owes more than before (`moreOpenFen`), or is on its way (`askedFen` beyond what still has to go back). The
 * family did not choose that, so it is not done.
 */
export function moneyHasGone({
  backFen,
  goneFen,
  askedFen,
  moreOpenFen,
}: {
  readonly backFen: Fen;
  readonly goneFen: Fen;
  readonly askedFen: Fen;
  readonly moreOpenFen: Fen;
}): boolean {
  return moreOpenFen > 0 || askedFen > backFen - goneFen;
}
