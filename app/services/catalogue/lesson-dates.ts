import { datesBetween, type SchoolDate, weekdayOf } from '~/domain/calendar';
import type { LessonStatus } from '~/domain/states';

export interface DatedLesson {
  number: number;
  date: SchoolDate;
  startMinute: number;
  endMinute: number;
  status: LessonStatus;
  /** Canceled and made up for on this day. */
  madeUpOn?: SchoolDate | null;
}

/** A date on which the class would meet by its weekday and does not, with the holiday's name where it has one. */
export interface SkippedDate {
  date: SchoolDate;
  name: { zh: string; en: string } | null;
}

/**
 * The days off that fall on the class's weekdays between its first and last lesson, so that nobody stands before a
 * closed door on a holiday.
 */
export function skippedDates(
  lessons: readonly DatedLesson[],
  weekdays: ReadonlySet<number>,
  daysOff: ReadonlyMap<SchoolDate, { zh: string; en: string } | null>,
): SkippedDate[] {
  const [first, last] = [lessons[0]?.date, lessons.at(-1)?.date];
  if (!first || !last) return [];
  const held = new Set(lessons.map((lesson) => lesson.date));
  return datesBetween(first, last)
    .filter((date) => weekdays.has(weekdayOf(date)) && !held.has(date) && daysOff.has(date))
    .map((date) => ({ date, name: daysOff.get(date) ?? null }));
}
