import { dateOfDayNumber, dayNumber, type SchoolDate } from './dates';

/**
 * Asia/Shanghai is a fixed UTC+8: China ended its last experiment with summer time in 1991 and every child on
 * a roster, and every lesson, is later than that. A constant is therefore exact, needs no zone database and
 * gives the same answer in every browser and on a server whose own clock zone is anything.
 */
const shanghaiOffsetMs = 8 * 3_600_000;
const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Today's date in the county. */
export function todayInShanghai(now: Date): SchoolDate {
  return dateOfDayNumber(Math.floor((now.getTime() + shanghaiOffsetMs) / dayMs));
}

/** Minutes since midnight in the county, 0-1439. */
export function minuteNowInShanghai(now: Date): number {
  const ms = now.getTime() + shanghaiOffsetMs;
  return Math.floor((ms - Math.floor(ms / dayMs) * dayMs) / minuteMs);
}

/** The instant at which the county's clocks show `date` and `minute` (since midnight; 1440 is the next midnight). */
export function instantOf(date: SchoolDate, minute: number): Date {
  return new Date(dayNumber(date) * dayMs + minute * minuteMs - shanghaiOffsetMs);
}

/** Minutes since midnight as people write them: 940 → `15:40`. Throws RangeError outside 0-1440. */
export function clock(minute: number): string {
  if (!Number.isInteger(minute) || minute < 0 || minute > 1440) {
    throw new RangeError(`Not a minute of the day: ${minute}`);
  }
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** `15:40` → 940; `9:05` and a full-width colon are read too. Null for anything that is no time of day (24:00 is the last). */
export function parseClock(text: string): number | null {
  const match = /^(\d{1,2})[:：](\d{2})$/.exec(text.trim());
  if (!match) return null;
  const minute = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minute <= 1440 ? minute : null;
}

/** Like `parseClock`, for text written by us: throws RangeError when it is no time of day. */
export function minuteOf(text: string): number {
  const minute = parseClock(text);
  if (minute === null) throw new RangeError(`Not a time of day: ${JSON.stringify(text)}`);
  return minute;
}
