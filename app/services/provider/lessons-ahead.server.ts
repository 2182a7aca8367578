import { db } from '~/db/client.server';
import { dateColumn, schoolDateOf } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import { addDays, todayInShanghai } from '~/domain/calendar';
import { classesOf } from './scope.server';

/** Lessons of the actor's classes from today on, for as many days as asked (today included), in order. */
export async function lessonsAhead(actor: Actor, days: number, now: Date) {
  const today = todayInShanghai(now);
  const lessons = await db.lesson.findMany({
    where: {
      date: { gte: dateColumn(today), lt: dateColumn(addDays(today, days)) },
      status: { not: 'canceled' },
      offering: { AND: [classesOf(actor), { status: { in: ['approved', 'open', 'confirmed', 'running'] } }] },
    },
    orderBy: [{ date: 'asc' }, { startMinute: 'asc' }],
    select: {
      id: true,
      number: true,
      date: true,
      startMinute: true,
      endMinute: true,
      room: { select: { nameZh: true, nameEn: true } },
      staff: { select: { role: true, instructor: { select: { nameZh: true, nameEn: true } } } },
      offering: {
        select: {
          id: true,
          course: { select: { titleZh: true, titleEn: true, category: true } },
          school: { select: { nameZh: true, nameEn: true } },
          _count: { select: { enrollments: { where: { status: 'confirmed' } } } },
        },
      },
    },
  });
  return lessons.map(({ date, offering, ...lesson }) => ({
    ...lesson,
    date: schoolDateOf(date),
    offeringId: offering.id,
    course: offering.course,
    school: offering.school,
    children: offering._count.enrollments,
  }));
}

export type LessonAhead = Awaited<ReturnType<typeof lessonsAhead>>[number];
