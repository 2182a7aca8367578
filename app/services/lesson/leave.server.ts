import type { Tx } from '~/db/client.server';
import { db } from '~/db/client.server';
import { schoolDateOf } from '~/db/school-date.server';
import { inTransaction, lockRow } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { leaveFen, leaveRefusals } from '~/domain/lesson/leave';
import type { RefundModel } from '~/domain/pricing/refund-models';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { guardianIdOf } from '../children/guardian.server';
import { offeringSummary, type SummaryLesson } from '../enrollment/offering-summary.server';
import { placesMoney } from '../ledger/place-money.server';

/** A lesson from which leave can be asked, or was. */
export type LeaveLesson = SummaryLesson & {
  asked: boolean;
  /** What one more lesson missed with leave brings back under the county's model; of one asked already, what it does. */
  backFen: number;
};

/**
 * The lessons still to come of a place, with what leave from each would bring back, and why that much: the county's
 * model as it was when the place was taken.
 *
 * @throws NotFound when the child is not the actor's
 */
export async function leavePage(actor: Actor, enrollmentId: string, now: Date) {
  const place = await ownPlace(db, actor, enrollmentId);
  const [money, summary, marks] = await Promise.all([
    placesMoney(db, [enrollmentId]).then((all) => all.get(enrollmentId)),
    offeringSummary(db, place.offeringId),
    db.attendance.findMany({ where: { enrollmentId, state: 'excused' }, select: { lessonId: true } }),
  ]);
  if (!money || !summary) throw new NotFound('enrollment');
  const asked = new Set(marks.map(({ lessonId }) => lessonId));
  const lessons = summary.lessons
    .filter((lesson) => leaveRefusals(money, lesson, now).length === 0)
    .map(
      (lesson): LeaveLesson => ({
        ...lesson,
        asked: asked.has(lesson.id),
        backFen: leaveFen(money, asked, lesson.id),
      }),
    );
  return {
    id: enrollmentId,
    child: place.child,
    course: { zh: summary.titleZh, en: summary.titleEn },
    model: money.model as RefundModel,
    lessons,
  };
}

/** Asks for leave from one lesson before it begins, or takes that back; twice is once. @throws NotFound */
export function askForLeave(actor: Actor, input: Leave, now: Date) {
  return changeLeave(actor, input, now, 'leave.ask', async (tx, { lessonId, enrollmentId }) => {
    await tx.attendance.upsert({
      where: { lessonId_enrollmentId: { lessonId, enrollmentId } },
      create: {
        lessonId,
        enrollmentId,
        state: 'excused',
        markedAt: now,
        markedBy: actor.userId,
        leaveAskedAt: now,
      },
      update: { state: 'excused', markedAt: now, markedBy: actor.userId, leaveAskedAt: now },
      select: { lessonId: true },
    });
  });
}

/** The child comes after all. @throws NotFound */
export function takeBackLeave(actor: Actor, input: Leave, now: Date) {
  return changeLeave(actor, input, now, 'leave.take_back', async (tx, { lessonId, enrollmentId }) => {
    await tx.attendance.deleteMany({
      where: { lessonId, enrollmentId, state: 'excused', leaveAskedAt: { not: null } },
    });
  });
}

type Leave = { enrollmentId: string; lessonId: string };

async function changeLeave(
  actor: Actor,
  { enrollmentId, lessonId }: Leave,
  now: Date,
  verb: 'leave.ask' | 'leave.take_back',
  write: (tx: Tx, leave: Leave) => Promise<void>,
): Promise<{ kind: 'done' } | Refused> {
  return inTransaction(async (tx) => {
    const { offeringId } = await ownPlace(tx, actor, enrollmentId);
    const found = await tx.lesson.findFirst({ where: { id: lessonId, offeringId }, select: { id: true } });
    if (!found) throw new NotFound('lesson');
    await lockRow(tx, 'lesson', lessonId);
    const lesson = await tx.lesson.findUniqueOrThrow({
      where: { id: lessonId },
      select: { id: true, date: true, startMinute: true, endMinute: true, status: true },
    });
    const money = (await placesMoney(tx, [enrollmentId])).get(enrollmentId);
    if (!money) throw new NotFound('enrollment');
    const refusals = leaveRefusals(money, { ...lesson, date: schoolDateOf(lesson.date) }, now);
    if (refusals.length > 0) return refused(...refusals);
    await write(tx, { lessonId, enrollmentId });
    const entry = { verb, subjectKind: 'enrollment', subjectId: enrollmentId, data: { lessonId } };
    await recordAudit(tx, { actor, permission: 'enrollment.write' }, entry, now);
    return { kind: 'done' };
  });
}

/** @throws NotFound unless the place's child is linked to the actor */
async function ownPlace(on: Pick<Tx, 'enrollment'>, actor: Actor, enrollmentId: string) {
  const guardianId = guardianIdOf(actor);
  const place = await on.enrollment.findFirst({
    where: { id: enrollmentId, child: { guardians: { some: { guardianId } } } },
    select: { offeringId: true, child: { select: { id: true, name: true } } },
  });
  if (!place) throw new NotFound('enrollment');
  return place;
}
