import { db } from '~/db/client.server';
import { schoolDateOf } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import {
  addDays,
  type DayOff,
  datesBetween,
  dayOff,
  mondayOf,
  type SchoolDate,
  termOf,
  timetableWeekday,
  todayInShanghai,
  weekdayOf,
} from '~/domain/calendar';
import type { Category, LessonStatus } from '~/domain/states';
import { guardianIdOf } from './guardian.server';
import { childrenOf } from './queries.server';
import { calendarOf } from './school-calendar.server';

export type WeekDayOf = {
  date: SchoolDate;
  weekday: number;
  today: boolean;
  past: boolean;
  off: DayOff | null;
  /** On a working weekend: the weekday whose timetable it follows (K8). */
  timetableOf: number | null;
};

export type WeekLesson = {
  id: string;
  enrollmentId: string;
  childId: string;
  date: SchoolDate;
  startMinute: number;
  endMinute: number;
  titleZh: string;
  titleEn: string;
  category: Category;
  /** Not paid yet. */
  held: boolean;
  canceled: boolean;
  /** Canceled and made up for on this day. */
  madeUpOn: SchoolDate | null;
  schoolZh: string;
  schoolEn: string;
  roomZh: string | null;
  roomEn: string | null;
  teacherZh: string | null;
  teacherEn: string | null;
};

/** One afternoon without a lesson: when school ends for the child's grade, null where the school has not said. */
export type FreeAfternoon = { date: SchoolDate; weekday: number; fromMinute: number | null };

export type WeekOf = {
  monday: SchoolDate;
  days: WeekDayOf[];
  /** The term's dates are an estimate (K4). */
  estimated: boolean;
  children: {
    id: string;
    name: string;
    grade: number;
    schoolZh: string;
    lessons: WeekLesson[];
    free: FreeAfternoon[];
  }[];
};

/** The week that a date lies in, for each child of the actor: five afternoons and working weekends. */
export async function weekOf(actor: Actor, date: SchoolDate, now: Date): Promise<WeekOf> {
  const today = todayInShanghai(now);
  const monday = mondayOf(date);
  const sunday = addDays(monday, 6);
  const [children, calendar, lessons] = await Promise.all([
    childrenOf(actor),
    calendarOf(db, monday, sunday),
    lessonsBetween(actor, monday, sunday, now),
  ]);
  const days = datesBetween(monday, sunday)
    .map((day): WeekDayOf => {
      const weekday = weekdayOf(day);
      return {
        date: day,
        weekday,
        today: day === today,
        past: day < today,
        off: dayOff(calendar, day),
        timetableOf: weekday > 5 ? timetableWeekday(calendar, day) : null,
      };
    })
    .filter(
      (day) => day.weekday <= 5 || day.off === null || lessons.some((lesson) => lesson.date === day.date),
    );
  const ends = await lessonEnds(children.map((child) => child.id));
  return {
    monday,
    days,
    estimated: termOf(calendar, monday)?.estimated === true || termOf(calendar, sunday)?.estimated === true,
    children: children.map(({ id, name, grade, schoolZh }) => {
      const own = lessons.filter((lesson) => lesson.childId === id);
      const free = days
        .filter((day) => !day.off && !day.past && !own.some((l) => l.date === day.date && !l.canceled))
        .map((day) => {
          const weekday = day.timetableOf ?? day.weekday;
          return { date: day.date, weekday, fromMinute: ends.get(`${id} ${weekday}`) ?? null };
        });
      return { id, name, grade, schoolZh, lessons: own, free };
    }),
  };
}

type LessonRow = Omit<WeekLesson, 'date' | 'canceled' | 'held' | 'madeUpOn'> & {
  made_up_on: Date | null;
  date: Date;
  status: LessonStatus;
  held: boolean;
};

/** Lessons of the live and finished places of the actor's children between two dates, in order. */
export async function lessonsBetween(
  actor: Actor,
  from: SchoolDate,
  to: SchoolDate,
  now: Date,
): Promise<WeekLesson[]> {
  const rows = await db.$queryRaw<LessonRow[]>`
    SELECT l.id::text, e.id::text AS "enrollmentId", e.child_id::text AS "childId", l.date, l.status::text,
           l.start_minute AS "startMinute", l.end_minute AS "endMinute", e.status = 'held' AS held,
           c.title_zh AS "titleZh", c.title_en AS "titleEn", c.category::text,
           s.name_zh AS "schoolZh", s.name_en AS "schoolEn", r.name_zh AS "roomZh", r.name_en AS "roomEn",
           t.name_zh AS "teacherZh", t.name_en AS "teacherEn", m.date AS made_up_on
      FROM guardian_child g
      JOIN enrollment e ON e.child_id = g.child_id
       AND (e.status IN ('confirmed', 'completed') OR (e.status = 'held' AND e.held_until > ${now}))
      JOIN offering o ON o.id = e.offering_id
      JOIN course c ON c.id = o.course_id
      JOIN school s ON s.id = o.school_id
      JOIN lesson l ON l.offering_id = o.id AND l.date BETWEEN ${from}::date AND ${to}::date
      LEFT JOIN room r ON r.id = l.room_id
      LEFT JOIN lesson m ON m.makes_up_id = l.id
      LEFT JOIN LATERAL (SELECT i.name_zh, i.name_en FROM lesson_staff f JOIN instructor i ON i.id = f.instructor_id
                          WHERE f.lesson_id = l.id ORDER BY f.role, i.name_zh LIMIT 1) t ON true
     WHERE g.guardian_id = ${guardianIdOf(actor)}::uuid
     ORDER BY l.date, l.start_minute, l.id`;
  return rows.map(({ status, date, made_up_on: madeUpOn, ...row }) => ({
    ...row,
    madeUpOn: madeUpOn && schoolDateOf(madeUpOn),
    date: schoolDateOf(date),
    canceled: status === 'canceled',
  }));
}

/** When lessons end, by child and weekday (T1). */
async function lessonEnds(childIds: readonly string[]): Promise<Map<string, number>> {
  if (childIds.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; weekday: number; end_minute: number }[]>`
    SELECT c.id::text, e.weekday, e.end_minute FROM child c
      JOIN lesson_end e ON e.school_id = c.school_id AND e.grade = c.grade
     WHERE c.id = ANY(${childIds}::uuid[])`;
  return new Map(rows.map((row) => [`${row.id} ${row.weekday}`, row.end_minute]));
}
