import { db } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import type { SchoolDate } from '~/domain/calendar';
import { stageOf } from '~/domain/lesson/stage';
import { type Refused, refused } from '~/domain/refusal';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '../audit/record.server';
import { lessonFacts, lessonsOf, lockLessonRow, TAUGHT_IN } from './scope.server';
import { strikeLesson } from './strike.server';

/** Lessons of a day at some schools that nobody has canceled or reported. */
const dayOf = (date: SchoolDate, schoolIds: readonly string[]) => ({
  date: dateColumn(date),
  status: 'planned' as const,
  providerConfirmedAt: null,
  offering: { schoolId: { in: [...schoolIds] }, status: { in: TAUGHT_IN } },
});

/**
 * The bureau calls off the lessons of a day at some schools: a typhoon, snow. Each lesson is canceled by a job of its
 * own within the minute, so that a whole county is not one transaction; which ones, and why, is written now.
 *
 * @returns how many lessons
 */
export async function cancelDay(
  actor: Actor,
  { date, schoolIds, why }: { date: SchoolDate; schoolIds: readonly string[]; why: string },
  now: Date,
): Promise<{ kind: 'done'; lessons: number } | Refused> {
  const reason = why.trim();
  if (reason === '') return refused({ code: 'reason_missing', path: 'why' });
  return inTransaction(async (tx) => {
    const lessons = await tx.lesson.findMany({
      where: dayOf(date, schoolIds),
      orderBy: { id: 'asc' },
      select: { id: true },
    });
    const ids = lessons.map(({ id }) => id);
    if (ids.length === 0) return refused({ code: 'no_lessons', path: 'schoolIds' });
    await tx.lesson.updateMany({
      // One that a school strikes out at this moment keeps its own reason.
      where: { id: { in: ids }, status: 'planned', providerConfirmedAt: null },
      data: { canceledBy: 'force_majeure', canceledWhy: reason },
    });
    for (const lessonId of ids) await enqueue(tx, 'cancel-lesson', { lessonId });
    await recordAudit(
      tx,
      { actor, permission: 'lesson.cancel_day' },
      {
        verb: 'lesson.cancel_day',
        subjectKind: 'day',
        subjectId: date,
        data: { lessons: ids.length, schoolIds: [...schoolIds] },
      },
      now,
    );
    return { kind: 'done', lessons: ids.length };
  });
}

/** Cancels one lesson of such a day; safe to repeat. Returns false when it was canceled or reported meanwhile. */
export async function cancelCalledOff(lessonId: string, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const lesson = await lockLessonRow(tx, lessonId);
    const { canceledWhy } = await tx.lesson.findUniqueOrThrow({
      where: { id: lessonId },
      select: { canceledWhy: true },
    });
    if (lesson.status !== 'planned' || lesson.reportedAt || canceledWhy === null) return false;
    const strike = { canceledBy: 'force_majeure', why: canceledWhy } as const;
    await strikeLesson(tx, lesson, strike, { system: 'cancel-lesson' }, now);
    return true;
  });
}

/** The schools that have lessons on a day: how many could be called off, and how many are on their way to it. */
export async function lessonsBySchool(date: SchoolDate) {
  const lessons = await db.lesson.findMany({
    where: { date: dateColumn(date), offering: { status: { in: TAUGHT_IN } } },
    select: {
      status: true,
      providerConfirmedAt: true,
      canceledWhy: true,
      offering: { select: { schoolId: true } },
    },
  });
  const schools = await db.school.findMany({
    where: { id: { in: [...new Set(lessons.map(({ offering }) => offering.schoolId))] } },
    orderBy: [{ town: { position: 'asc' } }, { nameZh: 'asc' }],
    select: { id: true, nameZh: true, nameEn: true, town: { select: { nameZh: true, nameEn: true } } },
  });
  return schools.map((school) => {
    const open = lessons.filter(
      ({ offering, status, providerConfirmedAt }) =>
        offering.schoolId === school.id && status === 'planned' && providerConfirmedAt === null,
    );
    const goingOff = open.filter(({ canceledWhy }) => canceledWhy !== null).length;
    return { ...school, planned: open.length - goingOff, goingOff };
  });
}

/** Lessons of a school on a day, for the bureau. */
export async function lessonsOnDay(
  actor: Actor,
  { schoolId, date }: { schoolId: string; date: SchoolDate },
  now: Date,
) {
  const rows = await db.lesson.findMany({
    where: {
      AND: [lessonsOf(actor, 'bureau', 'lesson.read'), { date: dateColumn(date), offering: { schoolId } }],
    },
    orderBy: [{ startMinute: 'asc' }, { id: 'asc' }],
    include: {
      makeUp: { select: { id: true } },
      offering: { select: { course: { select: { titleZh: true, titleEn: true } } } },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    startMinute: row.startMinute,
    endMinute: row.endMinute,
    stage: stageOf(lessonFacts(row), now),
    course: row.offering.course,
  }));
}
