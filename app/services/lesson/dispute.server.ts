import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { answerRefusals, disputeRefusals } from '~/domain/lesson/decide';
import { type Refused, refused } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { notify, ownersOfProvider, staffOfSchool } from '../messages/notify.server';
import { type LockedLesson, lockLesson } from './scope.server';

/** Which lesson, for a message about it. */
export const ofLesson = ({ id: lessonId, offeringId, date }: LockedLesson) => ({
  lessonId,
  offeringId,
  date,
});

/**
 * The school says that a lesson was not taught as reported, and why. The provider is told and may answer; until the
 * school decides nothing is earned.
 *
 * @throws NotFound when the lesson is not at the actor's school
 */
export async function disputeLesson(
  actor: Actor,
  { lessonId, reason }: { lessonId: string; reason: string },
  now: Date,
): Promise<{ kind: 'done' } | Refused> {
  return inTransaction(async (tx) => {
    const lesson = await lockLesson(tx, actor, { lessonId, seat: 'school', permission: 'lesson.confirm' });
    const refusals = disputeRefusals(lesson);
    if (refusals.length > 0) return refused(...refusals);
    await tx.lesson.update({
      where: { id: lessonId },
      data: { disputedAt: now, disputeReason: reason.trim() },
      select: { id: true },
    });
    const data = { offeringId: lesson.offeringId };
    const entry = { verb: 'lesson.dispute', subjectKind: 'lesson', subjectId: lessonId, data };
    await recordAudit(tx, { actor, permission: 'lesson.confirm' }, entry, now);
    const userIds = await ownersOfProvider(tx, lesson.offering.course.providerId);
    await notify(tx, { userIds }, 'lesson_disputed', ofLesson(lesson), now);
    return { kind: 'done' };
  });
}

/**
 * What the provider says to a doubt, or to a lesson that was taken back, in words; once.
 *
 * @throws NotFound when the lesson is not the actor's provider's
 */
export async function answerDispute(
  actor: Actor,
  { lessonId, answer }: { lessonId: string; answer: string },
  now: Date,
): Promise<{ kind: 'done' } | Refused> {
  return inTransaction(async (tx) => {
    const lesson = await lockLesson(tx, actor, { lessonId, seat: 'provider', permission: 'lesson.answer' });
    const refusals = answerRefusals(lesson);
    if (refusals.length > 0) return refused(...refusals);
    await tx.lesson.update({
      where: { id: lessonId },
      data: { disputeAnsweredAt: now, disputeAnswer: answer.trim() },
      select: { id: true },
    });
    const data = { offeringId: lesson.offeringId };
    const entry = { verb: 'lesson.answer', subjectKind: 'lesson', subjectId: lessonId, data };
    await recordAudit(tx, { actor, permission: 'lesson.answer' }, entry, now);
    const userIds = await staffOfSchool(tx, lesson.offering.schoolId);
    await notify(tx, { userIds }, 'lesson_answered', ofLesson(lesson), now);
    return { kind: 'done' };
  });
}
