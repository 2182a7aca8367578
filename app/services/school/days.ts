import {
  addDays,
  type DayOff,
  datesBetween,
  dayOff,
  isSchoolDay,
  mondayOf,
  type SchoolCalendar,
  type SchoolDate,
  timetableWeekday,
  weekdayOf,
} from '~/domain/calendar';

/** A day of a week view: why there is no school, or whose timetable a working weekend follows (K8). */
export type WeekDayFacts = { date: SchoolDate; off: DayOff | null; timetableOf: number | null };

/** What a page says of a date. */
export function dayFacts(calendar: SchoolCalendar, date: SchoolDate): WeekDayFacts {
  const weekday = timetableWeekday(calendar, date);
  return {
    date,
    off: dayOff(calendar, date),
    timetableOf: weekday !== null && weekday !== weekdayOf(date) ? weekday : null,
  };
}

/** Monday to Friday of the week of a date, and the days of its weekend on which school is kept. */
export function schoolWeek(calendar: SchoolCalendar, date: SchoolDate): WeekDayFacts[] {
  const monday = mondayOf(date);
  return datesBetween(monday, addDays(monday, 6))
    .filter((day) => weekdayOf(day) <= 5 || isSchoolDay(calendar, day))
    .map((day) => dayFacts(calendar, day));
}

/** Longest vacation to look across: from July to September and some. */
const farthest = 120;

/** The next school day after a date, or the last one before it; null when none is near. */
export function schoolDayFrom(calendar: SchoolCalendar, date: SchoolDate, step: 1 | -1): SchoolDate | null {
  for (let days = 1; days <= farthest; days += 1) {
    const day = addDays(date, days * step);
    if (isSchoolDay(calendar, day)) return day;
  }
  return null;
}

/** Days off in a row that are more than a weekend, or one working day of a weekend. */
export type ComingDays =
  | { kind: 'off'; from: SchoolDate; to: SchoolDate; why: DayOff }
  | { kind: 'school_on_weekend'; date: SchoolDate; timetableOf: number };

/** What is unusual in the days from a date on: holidays, breaks, the end of term, working weekends. */
export function comingDays(calendar: SchoolCalendar, from: SchoolDate, days: number): ComingDays[] {
  const found: ComingDays[] = [];
  for (const date of datesBetween(from, addDays(from, days))) {
    const { off, timetableOf } = dayFacts(calendar, date);
    const last = found.at(-1);
    if (timetableOf !== null) found.push({ kind: 'school_on_weekend', date, timetableOf });
    if (off === null || off.kind === 'weekend') continue;
    if (last?.kind === 'off' && last.why.kind === off.kind && addDays(last.to, 1) >= date) last.to = date;
    else found.push({ kind: 'off', from: date, to: date, why: off });
  }
  return found;
}
