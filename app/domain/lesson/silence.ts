import { addDays, isHoliday, type SchoolCalendar, type SchoolDate, weekdayOf } from '../calendar';

/**
 * A working day of the country: Monday to Friday and the weekends that are worked instead of a holiday (K5), also in
 * the vacations: what a school owes a provider does not wait for the next term.
 */
export function isWorkingDay(calendar: SchoolCalendar, date: SchoolDate): boolean {
  if (isHoliday(calendar, date)) return false;
  return weekdayOf(date) <= 5 || calendar.schoolDaysOnWeekends.some((day) => day.date === date);
}

/**
 * F8: the last day on which the other side can still say something, `days` working days after the day it was asked.
 * When that day is over, its silence is a yes.
 */
export function silenceEndsOn(calendar: SchoolCalendar, askedOn: SchoolDate, days: number): SchoolDate {
  let date = askedOn;
  for (let left = days; left > 0; ) {
    date = addDays(date, 1);
    if (isWorkingDay(calendar, date)) left -= 1;
  }
  return date;
}
