import { type SchoolDate, todayInShanghai } from '../calendar';
import { endOf, startOf } from '../planning/times';
import type { Refusal } from '../refusal';
import type { LessonCanceler } from '../states';
import { type LessonFacts, stageOf } from './stage';

/** From which side somebody acts upon a lesson. */
export const SEATS = ['provider', 'school', 'bureau'] as const;
export type Seat = (typeof SEATS)[number];

/** Minutes before the lesson from which children can be marked: they come to the door one by one. */
export const MARKED_BEFORE_MINUTES = 30;

/** Whether who is there can be marked now. What the provider has confirmed is fixed. */
export function markRefusals(facts: LessonFacts, now: Date): Refusal[] {
  if (facts.status !== 'planned') return [{ code: 'invalid_state' }];
  if (facts.reportedAt) return [{ code: 'lesson_reported' }];
  const opens = startOf(facts).getTime() - MARKED_BEFORE_MINUTES * 60_000;
  return now.getTime() < opens ? [{ code: 'lesson_too_early', params: { date: facts.date } }] : [];
}

/** Whether the provider can say now that the lesson was taught. `unmarked`: children on its roster without a mark. */
export function reportRefusals(facts: LessonFacts, unmarked: number, now: Date): Refusal[] {
  if (facts.status !== 'planned' || facts.reportedAt) return [{ code: 'invalid_state' }];
  if (endOf(facts) > now) return [{ code: 'lesson_not_over', params: { date: facts.date } }];
  return unmarked > 0 ? [{ code: 'attendance_incomplete', params: { count: unmarked } }] : [];
}

/** Whether the school can confirm the lesson (F10), also one it doubted before. */
export function confirmRefusals(facts: LessonFacts): Refusal[] {
  if (facts.status !== 'planned') return [{ code: 'invalid_state' }];
  return facts.reportedAt ? [] : [{ code: 'lesson_not_reported', params: { date: facts.date } }];
}

/** Whether the school can say that a lesson was not taught as reported. */
export function disputeRefusals(facts: LessonFacts): Refusal[] {
  const refusals = confirmRefusals(facts);
  if (refusals.length > 0) return refusals;
  return facts.disputedAt ? [{ code: 'invalid_state' }] : [];
}

/** Whether the provider can answer: once, to a doubt or to a lesson that was taken back. */
export function answerRefusals(facts: LessonFacts): Refusal[] {
  const open = facts.disputedAt && !facts.answeredAt && (facts.status === 'planned' || facts.reversedAt);
  return open ? [] : [{ code: 'invalid_state' }];
}

/** Whether a confirmed lesson can be taken back: until its term is over. */
export function reverseRefusals(facts: LessonFacts, termTo: SchoolDate, now: Date): Refusal[] {
  if (facts.status !== 'taught') return [{ code: 'invalid_state' }];
  return todayInShanghai(now) > termTo ? [{ code: 'reversal_after_term', params: { date: termTo } }] : [];
}

/**
 * Whether a lesson can be canceled from this side, ahead or after it should have been. What the provider has reported
 * only the school can strike out, as the end of a dispute: once the provider has answered, or has been silent past
 * `answerBy` (F8).
 */
export function cancelRefusals(
  facts: LessonFacts,
  seat: Seat,
  { now, answerBy }: { readonly now: Date; readonly answerBy: SchoolDate | null },
): Refusal[] {
  const stage = stageOf(facts, now);
  switch (stage) {
    case 'to_come':
    case 'under_way':
    case 'to_report':
      return [];
    case 'to_confirm':
      return [{ code: 'lesson_reported' }];
    case 'answered':
      return seat === 'bureau' ? [{ code: 'lesson_reported' }] : [];
    case 'disputed':
      // The provider may own up at once.
      if (seat === 'provider') return [];
      if (seat === 'school' && answerBy !== null && todayInShanghai(now) > answerBy) return [];
      return [{ code: 'dispute_unanswered', params: { date: answerBy ?? facts.date } }];
    default:
      return [{ code: 'invalid_state' }];
  }
}

/** Whose doing a canceled lesson can be, told from each side. */
export const CANCELERS_OF: Readonly<Record<Seat, readonly LessonCanceler[]>> = {
  provider: ['provider'],
  school: ['school', 'provider', 'force_majeure'],
  bureau: ['force_majeure'],
};
