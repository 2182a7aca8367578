import { dateFromParts, dateOfDayNumber, dayNumber, type SchoolDate } from '../calendar';
import { type Grade, parseGrade } from '../grade';
import type { Cell } from './columns';

/** A cell as text: what a person sees in it. Dates are not text. */
export function cellText(cell: Cell): string {
  if (cell === null || cell === undefined || cell instanceof Date) return '';
  return String(cell).trim();
}

/** Whether there is nothing in a cell. */
export function isBlank(cell: Cell): boolean {
  return !(cell instanceof Date) && cellText(cell) === '';
}

/** Day 0 of spreadsheets' day count; after February 1900 it is off by no day. */
const excelDayZero = '1899-12-30';

/**
 * A date in a cell: `2016-09-08`, `2016/9/8`, `2016.9.8`, `2016年9月8日`, `20160908` (text or number), a spreadsheet's
 * day count, or its date (read-excel gives midnight UTC). A time after the date is dropped. Null for anything else.
 */
export function dateIn(cell: Cell): SchoolDate | null {
  if (cell instanceof Date) {
    return Number.isNaN(cell.getTime())
      ? null
      : dateFromParts(cell.getUTCFullYear(), cell.getUTCMonth() + 1, cell.getUTCDate());
  }
  const text = cellText(cell).normalize('NFKC');
  const parts =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?$/.exec(text) ??
    /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (parts) return dateFromParts(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  // 18264 is 1950-01-01, 73050 the end of 2099: no other number can be meant as a day count.
  if (!/^\d{5}(\.\d+)?$/.test(text) || Number(text) < 18_264 || Number(text) > 73_050) return null;
  return dateOfDayNumber(dayNumber(excelDayZero) + Math.floor(Number(text)));
}

/** A grade in a cell, as text or number. */
export function gradeIn(cell: Cell): Grade | null {
  return parseGrade(cellText(cell));
}
