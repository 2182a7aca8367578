import { schoolDateOf } from '~/db/school-date.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { reverseRefusals, type Seat } from '~/domain/lesson/decide';
import { type Refused, refused } from '~/domain/refusal';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '../audit/record.server';
import { notify, ownersOfProvider } from '../messages/notify.server';
import { ofLesson } from './dispute.server';
import { tellFamilies } from './families.server';
import { moveLessonMoney } from './money.server';
import { lockLesson } from './scope.server';

/**
 * Takes a confirmed lesson back, with a reason, until its term is over: it counts as canceled by the provider, what was
 * earned with it is taken off again (the next settlement deducts it when it was paid already), families get their money
 * back, and the provider is told and may answer.
 *
 * @throws NotFound when the lesson is not the actor's
 */
export async function reverseLesson(
  actor: Actor,
  { lessonId, seat, reason }: { lessonId: string; seat: Seat; reason: string },
  now: Date,
): Promise<{ kind: 'done'; refundFen: number } | Refused> {
  const why = reason.trim();
  if (why === '') return refused({ code: 'reason_missing', path: 'reason' });
  return inTransaction(async (tx) => {
    const lesson = await lockLesson(tx, actor, { lessonId, seat, permission: 'lesson.reverse' });
    const { offeringId, offering } = lesson;
    const refusals = reverseRefusals(lesson, schoolDateOf(offering.term.toDate), now);
    if (refusals.length > 0) return refused(...refusals);
    const touched = await moveLessonMoney(
      tx,
      { lessonId, offeringId, kind: 'lesson_reversed', reason: 'lesson_canceled' },
      () =>
        tx.lesson.update({
          where: { id: lessonId },
          data: {
            status: 'canceled',
            canceledBy: 'provider',
            canceledAt: now,
            canceledWhy: why,
            reversedAt: now,
            disputedAt: now,
            disputeReason: why,
            disputeAnsweredAt: null,
            disputeAnswer: null,
          },
          select: { id: true },
        }),
      now,
    );
    const refundFen = touched.reduce((sum, { moreFen }) => sum + moreFen, 0);
    const data = { offeringId, places: touched.length, refundFen };
    const entry = { verb: 'lesson.reverse', subjectKind: 'lesson', subjectId: lessonId, data };
    await recordAudit(tx, { actor, permission: 'lesson.reverse' }, entry, now);
    const userIds = await ownersOfProvider(tx, offering.course.providerId);
    await notify(tx, { userIds }, 'lesson_reversed', ofLesson(lesson), now);
    await tellFamilies(tx, touched, lesson.date, { kind: 'taken_back' }, now);
    await enqueue(tx, 'index-offering', { offeringId });
    return { kind: 'done', refundFen };
  });
}
