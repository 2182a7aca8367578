import { addDays, addMonths, type SchoolDate } from '../calendar';
import type { SettlementStatus } from '../states';

/** A month as `YYYY-MM`, as addresses and forms name it. */
export type Month = string;

/** Days after a month's end by which its providers are to be paid; later it is overdue. */
export const PAY_WITHIN_DAYS = 20;

/** Whether a text names a month. */
export function isMonth(text: string): text is Month {
  return /^[1-9]\d{3}-(0[1-9]|1[0-2])$/.test(text);
}

export const monthOf = (date: SchoolDate): Month => date.slice(0, 7);

export const firstDayOf = (month: Month): SchoolDate => `${month}-01`;

export const lastDayOf = (month: Month): SchoolDate => addDays(addMonths(firstDayOf(month), 1), -1);

export const monthBefore = (month: Month): Month => monthOf(addDays(firstDayOf(month), -1));

export const monthAfter = (month: Month): Month => monthOf(addMonths(firstDayOf(month), 1));

/** Months are settled when they are over. */
export const isOver = (month: Month, today: SchoolDate): boolean => lastDayOf(month) < today;

/** The day by which what was earned in a month is to be paid. */
export const payBy = (month: Month): SchoolDate => addDays(lastDayOf(month), PAY_WITHIN_DAYS);

export function isOverdue(
  settlement: { status: SettlementStatus; month: Month },
  today: SchoolDate,
): boolean {
  return settlement.status !== 'paid' && payBy(settlement.month) < today;
}
