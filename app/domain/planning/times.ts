import { clock, instantOf, type SchoolDate } from '../calendar';

/** A stretch of one school day, minutes since midnight; it ends before `endMinute`. */
export type DatedTime = {
  readonly date: SchoolDate;
  readonly startMinute: number;
  readonly endMinute: number;
};

/** A weekly time of an offering: ISO weekday of the timetable, minutes since midnight. */
export type Slot = { readonly weekday: number; readonly startMinute: number; readonly endMinute: number };

/** Whether two times share a minute, or lie closer than `gapMinutes`. Back to back with no gap asked is no overlap. */
export function overlaps(a: DatedTime, b: DatedTime, gapMinutes = 0): boolean {
  return (
    a.date === b.date && a.startMinute < b.endMinute + gapMinutes && b.startMinute < a.endMinute + gapMinutes
  );
}

/** For sorting by day, then start, then end. */
export function compareTimes(a: DatedTime, b: DatedTime): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  return a.startMinute - b.startMinute || a.endMinute - b.endMinute;
}

/** The instant at which a lesson begins. */
export function startOf(time: DatedTime): Date {
  return instantOf(time.date, time.startMinute);
}

/** The instant at which a lesson is over. */
export function endOf(time: DatedTime): Date {
  return instantOf(time.date, time.endMinute);
}

/** `15:40-17:10`. */
export function timeSpan(time: { readonly startMinute: number; readonly endMinute: number }): string {
  return `${clock(time.startMinute)}-${clock(time.endMinute)}`;
}
