import {
  addDays,
  type DayOff,
  datesBetween,
  dayOff,
  earlierOf,
  isWithin,
  laterOf,
  type SchoolCalendar,
  type SchoolDate,
  timetableWeekday,
  weekdayOf,
} from '../calendar';
import { compareTimes, type DatedTime, type Slot } from './times';

/** Days on which the place cannot be used, both ends included. */
export type Closure = { readonly from: SchoolDate; readonly to: SchoolDate; readonly reason?: string };

/** How far a plan goes: whole weeks counted from its first day, up to a date (included), or a number of lessons. */
export type PlanLength =
  | { readonly weeks: number }
  | { readonly until: SchoolDate }
  | { readonly count: number };

export type PlanInput = {
  readonly calendar: SchoolCalendar;
  /** Lessons stay inside it, whatever length is asked. */
  readonly term: { readonly from: SchoolDate; readonly to: SchoolDate };
  readonly slots: readonly Slot[];
  readonly from: SchoolDate;
  readonly closures?: readonly Closure[];
} & PlanLength;

/** One dated lesson. `number` counts from 1; `makeUpDay`: held on another weekday, by that weekday's timetable (K8). */
export type PlannedLesson = DatedTime & {
  readonly number: number;
  readonly weekday: number;
  readonly makeUpDay: boolean;
};

/** Why a weekly time has no lesson on a date. */
export type SkipReason =
  | DayOff
  | { readonly kind: 'closure'; readonly reason: string | null }
  | { readonly kind: 'other_timetable'; readonly weekday: number };

export type SkippedLesson = DatedTime & { readonly weekday: number; readonly why: SkipReason };

export type LessonPlan = {
  readonly lessons: readonly PlannedLesson[];
  readonly skipped: readonly SkippedLesson[];
  /** The plan asked for more than the term has days for. */
  readonly cutAtTermEnd: boolean;
};

/**
 * The dated lessons of weekly slots: on school days only (K1, K6), a working weekend follows the weekday whose
 * timetable it is given (K8), closures are left out. What fell out is returned with its reason. A number of weeks
 * is weeks of the calendar: a holiday in them is not made up; with `count` later dates are taken instead.
 */
export function planLessons(input: PlanInput): LessonPlan {
  const { calendar, term, closures = [] } = input;
  const wanted = 'count' in input ? input.count : Number.POSITIVE_INFINITY;
  const end = lastDay(input);
  const from = laterOf(input.from, term.from);
  const until = earlierOf(end, term.to);
  const slots = [...input.slots].sort((a, b) => a.startMinute - b.startMinute);

  const found: Omit<PlannedLesson, 'number'>[] = [];
  const skipped: SkippedLesson[] = [];
  for (const date of datesBetween(from, until)) {
    if (found.length >= wanted) break;
    const timetable = timetableWeekday(calendar, date);
    const closure = closures.find((each) => isWithin(date, [each.from, each.to]));
    for (const slot of slots) {
      const time = { date, startMinute: slot.startMinute, endMinute: slot.endMinute, weekday: slot.weekday };
      if (slot.weekday === timetable) {
        if (closure) skipped.push({ ...time, why: { kind: 'closure', reason: closure.reason ?? null } });
        else if (found.length < wanted) found.push({ ...time, makeUpDay: weekdayOf(date) !== slot.weekday });
      } else if (slot.weekday === weekdayOf(date)) {
        const off = dayOff(calendar, date);
        skipped.push({
          ...time,
          why: off ?? { kind: 'other_timetable', weekday: timetable ?? slot.weekday },
        });
      }
    }
  }
  const lessons = found.sort(compareTimes).map((lesson, index) => ({ ...lesson, number: index + 1 }));
  const cutAtTermEnd = 'count' in input ? lessons.length < wanted : end > term.to;
  return { lessons, skipped, cutAtTermEnd };
}

function lastDay(input: PlanInput): SchoolDate {
  if ('weeks' in input) return addDays(input.from, input.weeks * 7 - 1);
  return 'until' in input ? input.until : input.term.to;
}
