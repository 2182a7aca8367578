import { decideEnrollment, type EnrollmentFacts } from '../enrollment/decide';
import type { DatedTime } from '../planning/times';
import type { RefusalCode } from '../refusal';

/** Why a child does not go with its class, in words that a school may know. `other`: whatever else. */
export type MisfitReason =
  | 'grade'
  | 'not_meant'
  | 'has_it'
  | 'other_class_then'
  | 'limit'
  | 'full'
  | 'price'
  | 'unpaid'
  | 'other';

const REASON: Partial<Record<RefusalCode, MisfitReason>> = {
  grade: 'grade',
  other_school: 'not_meant',
  already_enrolled: 'has_it',
  clash: 'other_class_then',
  clash_travel: 'other_class_then',
};

/** B1-B3 are the county's limits for one child. */
const LIMIT = /^B[123]$/;

/**
 * Whether a child can go to another class instead of its own, leaving aside how many places that has: the same decision
 * as at enrollment, without the child's place in the class that ends and without what only the sale asks. Null: it can.
 *
 * @param facts of the child and the other class, its own place still counted
 * @param ending the lessons of the class that ends
 */
export function misfitOf(facts: EnrollmentFacts, ending: readonly DatedTime[]): MisfitReason | null {
  const gone = new Set(ending.map(({ date, startMinute }) => `${date} ${startMinute}`));
  const { schoolId } = facts.offering;
  // A child is at one place at a time, so a lesson at this school at this time is the one that ends.
  const taken = facts.taken.filter(
    (lesson) => lesson.schoolId !== schoolId || !gone.has(`${lesson.date} ${lesson.startMinute}`),
  );
  const decision = decideEnrollment({
    ...facts,
    taken,
    courses: Math.max(0, facts.courses - 1),
    // The school gives the place: time of enrollment, draw and waiting list do not stand in the way.
    offered: true,
    offering: { ...facts.offering, taken: 0, waiting: 0 },
  });
  if (decision.kind === 'allowed') return null;
  const [first] = decision.refusals;
  if (!first) return 'other';
  const rule = first.params?.ruleId;
  if (typeof rule === 'string' && LIMIT.test(rule)) return 'limit';
  return REASON[first.code] ?? 'other';
}

/** A child with a place in the class that ends; what is known of it alone. */
export type ToSeat = {
  readonly id: string;
  readonly misfit: MisfitReason | null;
  /** The other class offers it a place already, which is counted as taken there. */
  readonly offered: boolean;
};

/**
 * Who gets the free places of the other class: those who fit, in the order given (who had the place first), until it is
 * full. A place that is offered to a child already needs no free one.
 */
export function seat(places: readonly ToSeat[], free: number): Map<string, MisfitReason | null> {
  let left = Math.max(0, free);
  return new Map(
    places.map(({ id, misfit, offered }) => {
      if (misfit !== null) return [id, misfit];
      if (offered) return [id, null];
      if (left === 0) return [id, 'full'];
      left -= 1;
      return [id, null];
    }),
  );
}
