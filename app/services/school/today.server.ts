import { db } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import { type SchoolDate, todayInShanghai } from '~/domain/calendar';
import { PUBLIC_OFFERING_STATUSES } from '~/domain/states';
import { dayNames, loadCalendar } from '../planning/calendar.server';
import { dayFacts, schoolDayFrom } from './days';
import { schoolFor } from './scope.server';

/** Today at the actor's school without the names of children, for the overview. @throws NotFound */
export async function todayHere(actor: Actor, now: Date) {
  const school = await schoolFor(actor, 'afternoon.read');
  const date = todayInShanghai(now);
  const [calendar, names, classes] = await Promise.all([
    loadCalendar(db),
    dayNames(db, dateColumn(date)),
    classesOn(school.id, date),
  ]);
  return {
    school,
    day: { ...dayFacts(calendar, date), name: names[date] ?? null },
    next: schoolDayFrom(calendar, date, 1),
    classes,
  };
}

const names = { select: { nameZh: true, nameEn: true } } as const;

async function classesOn(schoolId: string, date: SchoolDate) {
  const lessons = await db.lesson.findMany({
    where: {
      date: dateColumn(date),
      status: { not: 'canceled' },
      offering: { schoolId, status: { in: [...PUBLIC_OFFERING_STATUSES] } },
    },
    orderBy: [{ startMinute: 'asc' }, { room: { nameZh: 'asc' } }, { id: 'asc' }],
    select: {
      id: true,
      startMinute: true,
      endMinute: true,
      room: names,
      staff: { where: { role: 'lead' }, select: { instructor: names } },
      offering: {
        select: {
          course: { select: { titleZh: true, titleEn: true, category: true } },
          _count: { select: { enrollments: { where: { status: { in: ['confirmed', 'completed'] } } } } },
        },
      },
    },
  });
  return lessons.map(({ offering, staff, ...lesson }) => ({
    ...lesson,
    course: offering.course,
    children: offering._count.enrollments,
    leads: staff.map(({ instructor }) => instructor),
  }));
}
