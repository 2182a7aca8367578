import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { reportRefusals, type Seat } from '~/domain/lesson/decide';
import { type Refused, refused } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { rosterOf } from './roster.server';
import { lockLesson } from './scope.server';

/**
 * The provider says that a lesson was taught, once it is over and everybody on its roster is marked: from then on the
 * register is fixed and the school is asked (F8). A school says it of its own courses.
 *
 * @throws NotFound when the lesson is not the actor's
 */
export async function reportLesson(
  actor: Actor,
  { lessonId, seat }: { lessonId: string; seat: Seat },
  now: Date,
): Promise<{ kind: 'done' } | Refused> {
  return inTransaction(async (tx) => {
    const lesson = await lockLesson(tx, actor, { lessonId, seat, permission: 'lesson.report' });
    const { providerId, provider } = lesson.offering.course;
    if (seat === 'school' && provider.kind !== 'school') return refused({ code: 'invalid_state' });
    const { children } = await rosterOf(tx, lesson, seat, providerId);
    const unmarked = children.filter(({ state }) => state === null).length;
    const refusals = reportRefusals(lesson, unmarked, now);
    if (refusals.length > 0) return refused(...refusals);
    await tx.lesson.update({
      where: { id: lesson.id },
      data: { providerConfirmedAt: now, providerConfirmedBy: actor.userId },
      select: { id: true },
    });
    const data = { offeringId: lesson.offeringId, children: children.length };
    const entry = { verb: 'lesson.report', subjectKind: 'lesson', subjectId: lesson.id, data };
    await recordAudit(tx, { actor, permission: 'lesson.report' }, entry, now);
    return { kind: 'done' };
  });
}
