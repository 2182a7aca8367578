import type { Tx } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { confirmRefusals } from '~/domain/lesson/decide';
import { type Refused, refused } from '~/domain/refusal';
import { type AuditActor, recordAudit } from '../audit/record.server';
import { moveLessonMoney } from './money.server';
import { type LockedLesson, lockLesson } from './scope.server';

/**
 * The school says that a lesson was taught as the provider reported it. With both, and only then, it is earned (F8,
 * F10): what each child was counted as becomes money, in one entry for the whole class, and leave comes back by the
 * county's model. A second yes finds the first one.
 *
 * @throws NotFound when the lesson is not at the actor's school
 */
export async function confirmLesson(
  actor: Actor,
  { lessonId }: { lessonId: string },
  now: Date,
): Promise<{ kind: 'done' } | Refused> {
  return inTransaction(async (tx) => {
    const lesson = await lockLesson(tx, actor, { lessonId, seat: 'school', permission: 'lesson.confirm' });
    if (lesson.status === 'taught') return { kind: 'done' };
    const refusals = confirmRefusals(lesson);
    if (refusals.length > 0) return refused(...refusals);
    await earnLesson(tx, lesson, { actor, permission: 'lesson.confirm' }, now);
    return { kind: 'done' };
  });
}

/**
 * Confirms several lessons, each in a transaction of its own, so that one that cannot be holds up nobody.
 *
 * @returns how many are confirmed now, and how many could not be
 */
export async function confirmLessons(
  actor: Actor,
  { lessonIds }: { lessonIds: readonly string[] },
  now: Date,
): Promise<{ confirmed: number; left: number }> {
  let confirmed = 0;
  for (const lessonId of new Set(lessonIds)) {
    if ((await confirmLesson(actor, { lessonId }, now)).kind === 'done') confirmed += 1;
  }
  return { confirmed, left: new Set(lessonIds).size - confirmed };
}

/** Makes a locked, reported lesson a taught one: by a person of the school, or by its silence. */
export async function earnLesson(tx: Tx, lesson: LockedLesson, by: AuditActor, now: Date): Promise<void> {
  const { id: lessonId, offeringId } = lesson;
  const touched = await moveLessonMoney(
    tx,
    { lessonId, offeringId, kind: 'lesson_earned', reason: 'absence' },
    () =>
      tx.lesson.update({
        where: { id: lessonId },
        data: {
          status: 'taught',
          schoolConfirmedAt: now,
          schoolConfirmedBy: 'actor' in by ? by.actor.userId : null,
        },
        select: { id: true },
      }),
    now,
  );
  const data = { offeringId, places: touched.length };
  await recordAudit(
    tx,
    by,
    { verb: 'lesson.confirm', subjectKind: 'lesson', subjectId: lessonId, data },
    now,
  );
}
