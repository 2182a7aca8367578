import type { Db } from '~/db/client.server';
import { dateColumn, schoolDateOf } from '~/db/school-date.server';
import type { SchoolDate } from '~/domain/calendar';
import type { DatedTime } from '~/domain/planning/times';

export type LessonInRoom = DatedTime & {
  offeringId: string;
  capacity: number;
  titleZh: string;
  titleEn: string;
};

/** What takes place in a room from one date to another (both included), in order; canceled lessons left out. */
export async function lessonsInRoom(
  db: Pick<Db, 'lesson'>,
  roomId: string,
  from: SchoolDate,
  to?: SchoolDate,
): Promise<LessonInRoom[]> {
  const lessons = await db.lesson.findMany({
    where: {
      roomId,
      status: { not: 'canceled' },
      date: { gte: dateColumn(from), ...(to && { lte: dateColumn(to) }) },
    },
    orderBy: [{ date: 'asc' }, { startMinute: 'asc' }],
    select: {
      date: true,
      startMinute: true,
      endMinute: true,
      offering: {
        select: { id: true, capacity: true, course: { select: { titleZh: true, titleEn: true } } },
      },
    },
  });
  return lessons.map(({ date, startMinute, endMinute, offering: { id, capacity, course } }) => ({
    date: schoolDateOf(date),
    startMinute,
    endMinute,
    offeringId: id,
    capacity,
    ...course,
  }));
}
