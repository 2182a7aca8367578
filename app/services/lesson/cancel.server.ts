import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { CANCELERS_OF, cancelRefusals, type Seat } from '~/domain/lesson/decide';
import { type Refused, refused } from '~/domain/refusal';
import type { LessonCanceler } from '~/domain/states';
import { type MakeUpTime, makeUpImpossible } from './make-up.server';
import { lockLesson } from './scope.server';
import { answerBy, silenceRule } from './silence.server';
import { strikeLesson } from './strike.server';

export type LessonCancellation = {
  lessonId: string;
  seat: Seat;
  /** Whose doing it is. */
  canceledBy: LessonCanceler;
  why: string;
  makeUp?: MakeUpTime;
};

/**
 * Cancels one lesson from the provider's or the school's side, ahead or when it should have been and was not given; a
 * school ends a dispute with it as well. Told with another date, it is made up for there in the same breath.
 *
 * @throws NotFound when the lesson is not the actor's
 */
export async function cancelLesson(
  actor: Actor,
  { lessonId, seat, ...strike }: LessonCancellation,
  now: Date,
): Promise<{ kind: 'done'; refundFen: number } | Refused> {
  if (strike.why.trim() === '') return refused({ code: 'reason_missing', path: 'why' });
  if (!CANCELERS_OF[seat].includes(strike.canceledBy)) return refused({ code: 'invalid_state' });
  const rule = await silenceRule(db, now);
  try {
    return await inTransaction(async (tx) => {
      const lesson = await lockLesson(tx, actor, { lessonId, seat, permission: 'lesson.cancel' });
      const answer = answerBy(rule, lesson.disputedAt);
      const refusals = cancelRefusals(lesson, seat, { now, answerBy: answer });
      if (refusals.length > 0) return refused(...refusals);
      const by = { actor, permission: 'lesson.cancel' } as const;
      return { kind: 'done', refundFen: await strikeLesson(tx, lesson, strike, by, now) };
    });
  } catch (error) {
    const refusal = makeUpImpossible(error);
    if (refusal) return refusal;
    throw error;
  }
}
