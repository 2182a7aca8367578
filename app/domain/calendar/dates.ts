/** A day on the wall calendar, `YYYY-MM-DD`. It is not an instant: it has no zone and no hour. */
export type SchoolDate = string;

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Both ends included. */
export type DateRange = readonly [from: SchoolDate, to: SchoolDate];

const dayMs = 86_400_000;
const datePattern = /^\d{4}-\d{2}-\d{2}$/;

/** Whether `text` is a date that exists, written `YYYY-MM-DD` (2026-02-29 does not exist). */
export function isSchoolDate(text: string): text is SchoolDate {
  if (!datePattern.test(text)) return false;
  const [year, month, day] = partsOf(text);
  return year >= 1000 && day >= 1 && day <= daysInMonth(year, month);
}

function partsOf(date: SchoolDate): readonly [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

/** 0 for a month that does not exist. */
function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  if (month < 1 || month > 12) return 0;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The date if `text` (spaces around it allowed) is one that exists, else null. */
export function parseDate(text: string): SchoolDate | null {
  const trimmed = text.trim();
  return isSchoolDate(trimmed) ? trimmed : null;
}

/** The date with these parts (month 1-12), or null when there is no such day or the year is not 1000-9999. */
export function dateFromParts(year: number, month: number, day: number): SchoolDate | null {
  // Below 100 Date.UTC means 19xx; nobody on a school roster was born then anyway.
  if (!Number.isInteger(year) || year < 1000 || year > 9999) return null;
  const at = new Date(Date.UTC(year, month - 1, day));
  const same = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return same ? at.toISOString().slice(0, 10) : null;
}

/** Whole days since 1970-01-01. Throws RangeError when `date` is not a date: that is a bug of the caller. */
export function dayNumber(date: SchoolDate): number {
  if (!isSchoolDate(date)) throw new RangeError(`Not a date: ${JSON.stringify(date)}`);
  const [year, month, day] = partsOf(date);
  return Date.UTC(year, month - 1, day) / dayMs;
}

/** The date that many days after 1970-01-01; the inverse of `dayNumber`. */
export function dateOfDayNumber(day: number): SchoolDate {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** `date` moved by whole days, backwards when negative. */
export function addDays(date: SchoolDate, days: number): SchoolDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** The same day of the month `months` later, or the last day of a month that is too short. */
export function addMonths(date: SchoolDate, months: number): SchoolDate {
  const [year, month, day] = partsOf(date);
  const count = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1];
  return dateFromParts(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth))) as SchoolDate;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: SchoolDate, to: SchoolDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** ISO weekday of a date. */
export function weekdayOf(date: SchoolDate): Weekday {
  // 1970-01-01 was a Thursday.
  return (((((dayNumber(date) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** Monday of the week that `date` lies in. */
export function mondayOf(date: SchoolDate): SchoolDate {
  return addDays(date, 1 - weekdayOf(date));
}

/** For sorting: negative when `a` is earlier, 0 when equal. ISO dates sort as text. */
export function compareDates(a: SchoolDate, b: SchoolDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The earlier of two dates. */
export function earlierOf(a: SchoolDate, b: SchoolDate): SchoolDate {
  return compareDates(a, b) <= 0 ? a : b;
}

/** The later of two dates. */
export function laterOf(a: SchoolDate, b: SchoolDate): SchoolDate {
  return compareDates(a, b) >= 0 ? a : b;
}

/** Whether `date` lies in the range, both ends included. */
export function isWithin(date: SchoolDate, [from, to]: DateRange): boolean {
  return from <= date && date <= to;
}

/** Every date from `from` to `to`, both included; empty when `to` is earlier. */
export function datesBetween(from: SchoolDate, to: SchoolDate): SchoolDate[] {
  const first = dayNumber(from);
  return Array.from({ length: Math.max(0, dayNumber(to) - first + 1) }, (_, i) => dateOfDayNumber(first + i));
}
