import { db } from '~/db/client.server';
import type { Prisma } from '~/db/generated/client';
import { dateColumn, schoolDateOf } from '~/db/school-date.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { parseDate, type SchoolDate, todayInShanghai } from '~/domain/calendar';
import { checkStateOn } from '~/domain/staff/check';
import { PUBLIC_OFFERING_STATUSES } from '~/domain/states';
import { recordAudit } from '../audit/record.server';
import { dayNames, loadCalendar } from '../planning/calendar.server';
import { dayFacts, schoolDayFrom } from './days';
import { schoolFor } from './scope.server';

/** Children who sit in the class: paid or free, not those who only hold a place. */
const ATTENDING = ['confirmed', 'completed'] as const;

const lessonSelect = {
  id: true,
  number: true,
  startMinute: true,
  endMinute: true,
  status: true,
  canceledWhy: true,
  room: { select: { id: true, nameZh: true, nameEn: true, floor: true } },
  staff: {
    orderBy: [{ role: 'asc' }, { instructor: { nameZh: 'asc' } }],
    select: {
      role: true,
      instructor: {
        select: {
          id: true,
          nameZh: true,
          nameEn: true,
          checks: { select: { checkedOn: true, result: true } },
        },
      },
    },
  },
  offering: {
    select: {
      id: true,
      schoolId: true,
      course: {
        select: {
          titleZh: true,
          titleEn: true,
          category: true,
          provider: { select: { nameZh: true, nameEn: true } },
        },
      },
      enrollments: {
        where: { status: { in: [...ATTENDING] } },
        orderBy: [{ child: { grade: 'asc' } }, { child: { className: 'asc' } }, { child: { name: 'asc' } }],
        select: {
          child: {
            select: {
              id: true,
              name: true,
              grade: true,
              className: true,
              school: { select: { id: true, nameZh: true, nameEn: true } },
            },
          },
        },
      },
      _count: { select: { lessons: { where: { status: { not: 'canceled' } } } } },
    },
  },
} satisfies Prisma.LessonSelect;

/** Lessons of a school on a date as they stand, by time and room. */
async function lessonsOn(schoolId: string, date: SchoolDate) {
  const lessons = await db.lesson.findMany({
    where: {
      date: dateColumn(date),
      offering: { schoolId, status: { in: [...PUBLIC_OFFERING_STATUSES] } },
    },
    orderBy: [{ startMinute: 'asc' }, { endMinute: 'asc' }, { room: { nameZh: 'asc' } }, { id: 'asc' }],
    select: lessonSelect,
  });
  return lessons.map(({ offering: { enrollments, course, _count, ...offering }, staff, ...lesson }) => ({
    ...lesson,
    offeringId: offering.id,
    lessons: _count.lessons,
    course,
    staff: staff.map(({ role, instructor: { checks, ...person } }) => ({
      ...person,
      role,
      // V8: what the door needs to know is yes or no; the result of a query is nobody's business here.
      checkValid:
        checkStateOn(
          checks.map(({ checkedOn, result }) => ({ checkedOn: schoolDateOf(checkedOn), result })),
          date,
        ).kind === 'valid',
    })),
    children: enrollments.map(({ child: { school, ...child } }) => ({
      ...child,
      otherSchool: school.id === schoolId ? null : { nameZh: school.nameZh, nameEn: school.nameEn },
    })),
  }));
}

export type AfternoonClass = Awaited<ReturnType<typeof lessonsOn>>[number];

/**
 * Who is where with whom on a date (today when none is asked for): the list a teacher stands with at the door. Reading
 * it is written down (invariant 9).
 *
 * @throws NotFound when the actor works at no school
 */
export async function afternoonOf(actor: Actor, asked: string | null, now: Date) {
  const school = await schoolFor(actor, 'afternoon.read');
  const today = todayInShanghai(now);
  const date = parseDate(asked ?? '') ?? today;
  const [calendar, names, classes] = await Promise.all([
    loadCalendar(db),
    dayNames(db, dateColumn(date)),
    lessonsOn(school.id, date),
  ]);
  const children = classes.reduce((sum, { children: all }) => sum + all.length, 0);
  if (children > 0) {
    const entry = {
      verb: 'afternoon.read',
      subjectKind: 'school',
      subjectId: school.id,
      data: { date, classes: classes.length, children },
    };
    await inTransaction((tx) => recordAudit(tx, { actor, permission: 'afternoon.read' }, entry, now));
  }
  return {
    school,
    today,
    day: { ...dayFacts(calendar, date), name: names[date] ?? null },
    previous: schoolDayFrom(calendar, date, -1),
    next: schoolDayFrom(calendar, date, 1),
    classes,
    children,
  };
}
