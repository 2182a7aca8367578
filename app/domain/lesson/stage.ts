import { type DatedTime, endOf, startOf } from '../planning/times';
import type { LessonStatus } from '../states';

/** What happened to a dated lesson so far. */
export type LessonFacts = DatedTime & {
  readonly status: LessonStatus;
  /** The provider says that it was taught (F10). */
  readonly reportedAt: Date | null;
  readonly disputedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly reversedAt: Date | null;
  /** Another lesson makes up for it. */
  readonly madeUp: boolean;
};

/** Where a lesson stands, in the order of its life. */
export const LESSON_STAGES = [
  'to_come',
  'under_way',
  /** Over: the provider has not said yet whether it was taught. */
  'to_report',
  /** Said to be taught: the school has not looked yet. */
  'to_confirm',
  /** The school says it was not, and the provider has not answered. */
  'disputed',
  /** The provider has answered: the school decides. */
  'answered',
  'taught',
  'canceled',
  'made_up',
  /** Was taught and is taken back. */
  'reversed',
] as const;
export type LessonStage = (typeof LESSON_STAGES)[number];

export function stageOf(facts: LessonFacts, now: Date): LessonStage {
  if (facts.status === 'taught') return 'taught';
  if (facts.status !== 'planned') {
    if (facts.reversedAt) return 'reversed';
    return facts.madeUp ? 'made_up' : 'canceled';
  }
  if (facts.reportedAt) {
    if (!facts.disputedAt) return 'to_confirm';
    return facts.answeredAt ? 'answered' : 'disputed';
  }
  if (startOf(facts) > now) return 'to_come';
  return endOf(facts) > now ? 'under_way' : 'to_report';
}
