import { type DateRange, datesBetween, isWithin, type SchoolDate, weekdayOf } from './dates';

export type LocalName = { readonly zh: string; readonly en: string };

/** A weekday that has a timetable: Monday to Friday. */
export type TimetableWeekday = 1 | 2 | 3 | 4 | 5;

export type Term = {
  readonly id: string;
  readonly name: LocalName;
  readonly from: SchoolDate;
  readonly to: SchoolDate;
  /** Made up because the year's notices are not out yet (K4): whoever shows it says so. */
  readonly estimated?: boolean;
};

/** A county (K6: spring and autumn) break: no ordinary after-school service. `demo` marks a made-up one. */
export type CountyBreak = {
  readonly name: LocalName;
  readonly from: SchoolDate;
  readonly to: SchoolDate;
  readonly demo?: boolean;
};

/** The county's calendar: loaded data (K4), in the shape of the calendar file. */
export type SchoolCalendar = {
  readonly terms: readonly Term[];
  /** Statutory holidays with their shifted rest days, from the State Council's yearly notice (K2, K3). */
  readonly restDays: readonly DateRange[];
  /** Working weekends on which school is kept, and whose timetable they follow (K5, K8). */
  readonly schoolDaysOnWeekends: readonly {
    readonly date: SchoolDate;
    readonly timetableOf: TimetableWeekday;
  }[];
  readonly countyBreaks: readonly CountyBreak[];
};

/** Why there is no school on a date. */
export type DayOff =
  | { readonly kind: 'outside_term' }
  | { readonly kind: 'holiday' }
  | { readonly kind: 'county_break'; readonly name: LocalName }
  | { readonly kind: 'weekend' };

/** The term a date lies in, or null in the vacations. */
export function termOf(calendar: SchoolCalendar, date: SchoolDate): Term | null {
  return calendar.terms.find((term) => isWithin(date, [term.from, term.to])) ?? null;
}

/** Why a date is not a school day, or null when it is one (K1, K5, K6). */
export function dayOff(calendar: SchoolCalendar, date: SchoolDate): DayOff | null {
  if (!termOf(calendar, date)) return { kind: 'outside_term' };
  if (isHoliday(calendar, date)) return { kind: 'holiday' };
  const pause = calendar.countyBreaks.find((each) => isWithin(date, [each.from, each.to]));
  if (pause) return { kind: 'county_break', name: pause.name };
  if (weekdayOf(date) > 5 && !namedTimetable(calendar, date)) return { kind: 'weekend' };
  return null;
}

/** K1: whether school is kept that day. */
export function isSchoolDay(calendar: SchoolCalendar, date: SchoolDate): boolean {
  return dayOff(calendar, date) === null;
}

/** Which weekday's timetable a date follows (K8), or null when it is no school day. */
export function timetableWeekday(calendar: SchoolCalendar, date: SchoolDate): TimetableWeekday | null {
  if (!isSchoolDay(calendar, date)) return null;
  return namedTimetable(calendar, date) ?? (weekdayOf(date) as TimetableWeekday);
}

/** Every school day from `from` to `to`, both included. */
export function schoolDays(calendar: SchoolCalendar, from: SchoolDate, to: SchoolDate): SchoolDate[] {
  return datesBetween(from, to).filter((date) => isSchoolDay(calendar, date));
}

/**
 * The last date whose holidays are known: the end of the last year that the notices in the calendar cover.
 * Null when the calendar has none. Later dates rest on `fixedHolidays` alone.
 */
export function calendarKnownUntil(calendar: SchoolCalendar): SchoolDate | null {
  const last = calendar.restDays
    .map(([, to]) => to)
    .sort()
    .at(-1);
  return last === undefined ? null : `${last.slice(0, 4)}-12-31`;
}

/**
 * Holidays that the State Council's holiday regulation fixes by the solar calendar (全国年节及纪念日放假办法, 2024
 * revision): they hold in every year, also before that year's notice says which days around them are moved.
 */
const fixedHolidays: ReadonlySet<string> = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']);

/** K2, K3: a statutory holiday, or a day moved to be free beside one. */
export function isHoliday(calendar: SchoolCalendar, date: SchoolDate): boolean {
  if (calendar.restDays.some((range) => isWithin(date, range))) return true;
  if (!fixedHolidays.has(date.slice(5))) return false;
  const known = calendarKnownUntil(calendar);
  return known === null || date > known;
}

function namedTimetable(calendar: SchoolCalendar, date: SchoolDate): TimetableWeekday | null {
  return calendar.schoolDaysOnWeekends.find((day) => day.date === date)?.timetableOf ?? null;
}
