import type { Db } from '~/db/client.server';
import { schoolDateOf } from '~/db/school-date.server';
import type { DatedTime } from '~/domain/planning/times';

/** Lessons of an offering that are not canceled, in order. */
export async function lessonTimes(db: Pick<Db, 'lesson'>, offeringId: string): Promise<DatedTime[]> {
  const lessons = await db.lesson.findMany({
    where: { offeringId, status: { not: 'canceled' } },
    orderBy: [{ date: 'asc' }, { startMinute: 'asc' }],
    select: { date: true, startMinute: true, endMinute: true },
  });
  return lessons.map((lesson) => ({ ...lesson, date: schoolDateOf(lesson.date) }));
}
