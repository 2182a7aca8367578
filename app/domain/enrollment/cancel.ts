import { assertFen, type Fen } from '../money';
import { compareTimes, type DatedTime, startOf } from '../planning/times';
import { type Refused, refused } from '../refusal';
import type { EnrollmentStatus } from '../states';
import { enrollmentAfter } from './states';

export type CancelFacts = {
  readonly now: Date;
  readonly status: EnrollmentStatus;
  /** Lessons of the class that are not canceled, in any order. */
  readonly lessons: readonly DatedTime[];
  readonly paidFen: Fen;
  /** Already sent back or on its way. */
  readonly refundedFen: Fen;
};

export type CancelDecision = { readonly kind: 'allowed'; readonly refundFen: Fen } | Refused;

/**
 * Whether a guardian may cancel, and what goes back. Before the first lesson starts everything that was paid does, by
 * the way it came; from that minute on it is a withdrawal, with the county's refund model.
 */
export function decideCancel(facts: CancelFacts): CancelDecision {
  if (enrollmentAfter(facts.status, 'cancel') === null) return refused({ code: 'invalid_state' });
  const first = [...facts.lessons].sort(compareTimes)[0];
  if (first && startOf(first) <= facts.now) {
    return refused({ code: 'class_started', params: { date: first.date } });
  }
  return { kind: 'allowed', refundFen: Math.max(0, assertFen(facts.paidFen) - assertFen(facts.refundedFen)) };
}
