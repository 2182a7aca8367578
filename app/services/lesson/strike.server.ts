import type { Tx } from '~/db/client.server';
import type { LessonCanceler } from '~/domain/states';
import { enqueue } from '~/jobs/enqueue.server';
import { type AuditActor, recordAudit } from '../audit/record.server';
import { recheckProviderSoon } from '../expiry/sweep-soon.server';
import { notify, ownersOfProvider, staffOfSchool } from '../messages/notify.server';
import { ofLesson } from './dispute.server';
import { tellFamilies } from './families.server';
import { layMakeUp, type MakeUpTime } from './make-up.server';
import { moveLessonMoney } from './money.server';
import type { LockedLesson } from './scope.server';

export type Strike = {
  readonly canceledBy: LessonCanceler;
  readonly why: string;
  /** When it is made up for, if that is known already: then no money moves. */
  readonly makeUp?: MakeUpTime;
};

/**
 * Cancels a locked lesson: room and instructors are free again, what families paid for it comes back without being
 * asked or, with another date, stays for that, and everybody concerned is told.
 *
 * @returns whole fen that families get back
 * @throws MakeUpImpossible, so that nothing of it is kept
 */
export async function strikeLesson(
  tx: Tx,
  lesson: LockedLesson,
  { canceledBy, why, makeUp }: Strike,
  by: AuditActor,
  now: Date,
): Promise<number> {
  const { id: lessonId, offeringId, date } = lesson;
  const { providerId } = lesson.offering.course;
  const touched = await moveLessonMoney(
    tx,
    { lessonId, offeringId, kind: 'lesson_canceled', ...(!makeUp && { reason: 'lesson_canceled' as const }) },
    async () => {
      await tx.lesson.update({
        where: { id: lessonId },
        data: { status: 'canceled', canceledBy, canceledAt: now, canceledWhy: why.trim() },
        select: { id: true },
      });
      if (makeUp) await layMakeUp(tx, { ...lesson, status: 'canceled' }, makeUp, now);
    },
    now,
  );
  const refundFen = touched.reduce((sum, { moreFen }) => sum + moreFen, 0);
  const data = {
    offeringId,
    canceledBy,
    places: touched.length,
    refundFen,
    ...(makeUp && { madeUpOn: makeUp.date }),
  };
  await recordAudit(tx, by, { verb: 'lesson.cancel', subjectKind: 'lesson', subjectId: lessonId, data }, now);
  await tellFamilies(tx, touched, date, makeUp ? { kind: 'moved', on: makeUp.date } : { kind: 'off' }, now);
  const at = ofLesson(lesson);
  if (canceledBy !== 'provider' || !makeUp) {
    const owners = await ownersOfProvider(tx, providerId);
    if (makeUp) await notify(tx, { userIds: owners }, 'lesson_rescheduled', { ...at, on: makeUp.date }, now);
    else await notify(tx, { userIds: owners }, 'lesson_struck', at, now);
  }
  if (canceledBy !== 'school') {
    const heads = await staffOfSchool(tx, lesson.offering.schoolId);
    if (makeUp) await notify(tx, { userIds: heads }, 'lesson_made_up_here', { ...at, on: makeUp.date }, now);
    else if (canceledBy === 'provider') await notify(tx, { userIds: heads }, 'lesson_canceled_here', at, now);
  }
  await enqueue(tx, 'index-offering', { offeringId });
  await recheckProviderSoon(tx, providerId);
  return refundFen;
}
