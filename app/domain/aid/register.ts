import type { SchoolDate } from '../calendar';
import { type Refusal, type RefusalCode, type Refused, refused } from '../refusal';
import { cellText, dateIn, isBlank } from '../roster/cells';
import type { Cell, Sheet } from '../roster/columns';
import { cleanName } from '../roster/person-name';
import { cleanPupilNumber, isPupilNumber } from '../roster/pupil-number';
import { classIn } from './class-words';
import type { EntitlementClass } from './entitlement';

/** What a register must tell of each pupil, and a name that is only compared. Other columns are left alone (M11). */
export const REGISTER_COLUMNS = ['pupilNumber', 'class', 'from', 'to', 'name'] as const;
export type RegisterColumn = (typeof REGISTER_COLUMNS)[number];
const NEEDED: readonly RegisterColumn[] = ['pupilNumber', 'class', 'from', 'to'];

/** A row of a register as read; `row` is the number a spreadsheet shows beside it. */
export type RegisterRow = {
  readonly row: number;
  readonly pupilNumber: string;
  readonly class: EntitlementClass;
  readonly from: SchoolDate;
  readonly to: SchoolDate;
  /** As the register writes it; empty where it has none. */
  readonly name: string;
};

/** A cell because of which a row is not taken. No values: they are personal. */
export type RegisterIssue = {
  readonly row: number;
  readonly column: RegisterColumn;
  readonly code: RefusalCode;
};

export type RegisterFile = {
  readonly kind: 'read';
  readonly rows: readonly RegisterRow[];
  readonly issues: readonly RegisterIssue[];
  /** Headings of columns that are not kept. */
  readonly ignored: readonly string[];
};

const WORDS: Record<RegisterColumn, readonly string[]> = {
  pupilNumber: [
    '学籍号',
    '全国学籍号',
    '学生学籍号',
    '学籍号码',
    'pupilnumber',
    'pupilno',
    'studentnumber',
    'nationalpupilnumber',
  ],
  class: [
    '类别',
    '困难类别',
    '对象类别',
    '资助类别',
    '补助类别',
    '人员类别',
    'class',
    'category',
    'entitlement',
  ],
  from: ['起始日期', '开始日期', '生效日期', '起', '认定日期', 'from', 'validfrom', 'start', 'startdate'],
  to: ['截止日期', '结束日期', '失效日期', '有效期至', '止', 'to', 'validto', 'until', 'end', 'enddate'],
  name: ['姓名', '学生姓名', '名字', 'name', 'pupilname', 'studentname', 'fullname'],
};

const ROWS_SEARCHED = 10;
/** Most rows of one file: more than a county's register of pupils has. */
export const registerRowsMax = 20_000;

type Heading = {
  index: number;
  columns: Partial<Record<RegisterColumn, number>>;
  missing: RegisterColumn[];
  ignored: string[];
};

/**
 * Reads a register sheet. Refused as a whole when it has no heading row, lacks a column, is empty or too long; else every
 * row is either taken or has an issue that says which cell. A row that says again what one before it said is an issue.
 */
export function readRegister(sheet: Sheet): RegisterFile | Refused {
  const heading = findHeading(sheet);
  if (!heading) return refused({ code: 'register_no_heading', path: 'file' });
  if (heading.missing.length > 0) {
    const missing = heading.missing.map(
      (column): Refusal => ({ code: 'register_column_missing', path: 'file', params: { column } }),
    );
    return refused(...missing);
  }
  const body = sheet
    .slice(heading.index + 1)
    .map((cells, offset) => ({ row: heading.index + 2 + offset, cells: pick(cells, heading.columns) }))
    .filter(({ cells }) => NEEDED.some((column) => !isBlank(cells[column])));
  if (body.length === 0) return refused({ code: 'roster_empty', path: 'file' });
  if (body.length > registerRowsMax) {
    const params = { count: body.length, max: registerRowsMax };
    return refused({ code: 'roster_too_long', path: 'file', params });
  }
  const rows: RegisterRow[] = [];
  const issues: RegisterIssue[] = [];
  const said = new Set<string>();
  for (const { row, cells } of body) {
    const read = readRow(row, cells);
    if ('issues' in read) {
      issues.push(...read.issues);
      continue;
    }
    const key = `${read.pupilNumber} ${read.class} ${read.from}`;
    if (said.has(key)) issues.push({ row, column: 'pupilNumber', code: 'register_row_twice' });
    else rows.push(read);
    said.add(key);
  }
  return { kind: 'read', rows, issues, ignored: heading.ignored };
}

/** The row of the first ten with the most known headings, in Chinese or English; null when none names two. */
function findHeading(sheet: Sheet): Heading | null {
  const headings = sheet.slice(0, ROWS_SEARCHED).map(readHeading);
  const best = headings.toSorted((a, b) => a.missing.length - b.missing.length)[0];
  return best && best.missing.length <= NEEDED.length - 2 ? best : null;
}

function readHeading(row: readonly Cell[], index: number): Heading {
  const columns: Heading['columns'] = {};
  const ignored: string[] = [];
  row.forEach((cell, at) => {
    const text = typeof cell === 'string' ? cell.trim() : '';
    const plain = text
      .normalize('NFKC')
      .replace(/\(.*?\)/g, '')
      .replace(/[\s*_\-:.]/g, '')
      .toLowerCase();
    const column = REGISTER_COLUMNS.find((each) => WORDS[each].includes(plain));
    if (column && columns[column] === undefined) columns[column] = at;
    else if (text !== '') ignored.push(text);
  });
  return { index, columns, missing: NEEDED.filter((each) => columns[each] === undefined), ignored };
}

type Cells = Record<RegisterColumn, Cell>;

function pick(cells: readonly Cell[], columns: Heading['columns']): Cells {
  const cell = (column: RegisterColumn) => cells[columns[column] ?? -1];
  return Object.fromEntries(REGISTER_COLUMNS.map((column) => [column, cell(column)])) as Cells;
}

function readRow(row: number, cells: Cells): RegisterRow | { issues: RegisterIssue[] } {
  const issues: RegisterIssue[] = [];
  const say = (column: RegisterColumn, code: RefusalCode) => issues.push({ row, column, code });
  const pupilNumber = cleanPupilNumber(cellText(cells.pupilNumber));
  const meant = classIn(cellText(cells.class));
  const [from, to] = [dateIn(cells.from), dateIn(cells.to)];
  for (const column of NEEDED) if (isBlank(cells[column])) say(column, 'required');
  if (pupilNumber !== '' && !isPupilNumber(pupilNumber)) say('pupilNumber', 'roster_pupil_number');
  if (!isBlank(cells.class) && !meant) say('class', 'register_class');
  if (!isBlank(cells.from) && !from) say('from', 'roster_date');
  if (!isBlank(cells.to) && !to) say('to', 'roster_date');
  if (from && to && to < from) say('to', 'dates_reversed');
  if (issues.length > 0 || !meant || !from || !to) return { issues };
  return { row, pupilNumber, class: meant, from, to, name: cleanName(cellText(cells.name)) };
}
