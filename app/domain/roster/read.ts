import { ageOn } from '../age';
import type { SchoolDate } from '../calendar';
import { type Refusal, type RefusalCode, type Refused, refused } from '../refusal';
import { cellText, dateIn, gradeIn, isBlank } from './cells';
import { type Cell, findHeading, ROSTER_COLUMNS, type RosterColumn, type Sheet } from './columns';
import { cleanName } from './person-name';
import { birthDateIn, cleanPupilNumber, hasRightCheckCharacter, isPupilNumber } from './pupil-number';

/** A pupil as a row of the file tells; `row` is the number a spreadsheet shows beside it. */
export type RosterRow = {
  readonly row: number;
  readonly name: string;
  readonly pupilNumber: string;
  readonly birthDate: SchoolDate;
  readonly grade: number;
  readonly className: string;
};

/** Something about a cell. `error`: the row is not taken. `warning`: it is, and somebody should look. No values: they are personal. */
export type RosterIssue = {
  readonly row: number;
  readonly column: RosterColumn;
  readonly code: RefusalCode;
  readonly severity: 'error' | 'warning';
};

export type RosterFile = {
  readonly kind: 'read';
  readonly rows: readonly RosterRow[];
  readonly issues: readonly RosterIssue[];
  /** Headings of columns that are not kept. */
  readonly ignored: readonly string[];
};

/** Most rows of one file: more than the largest school of a county has. */
export const rosterRowsMax = 5000;

/**
 * Reads a roster sheet. Refused as a whole when it has no heading row, lacks a column, is empty or too long; else every
 * row is either taken or has an error that says which cell. `grades` are those the school teaches; `asOf` dates ages.
 */
export function readRoster(
  sheet: Sheet,
  { asOf, grades }: { readonly asOf: SchoolDate; readonly grades: readonly number[] },
): RosterFile | Refused {
  const heading = findHeading(sheet);
  if (!heading) return refused({ code: 'roster_no_heading', path: 'file' });
  if (heading.missing.length > 0) {
    const missing = heading.missing.map(
      (column): Refusal => ({ code: 'roster_column_missing', path: 'file', params: { column } }),
    );
    return refused(...missing);
  }
  const body = sheet
    .slice(heading.index + 1)
    .map((cells, offset) => ({ row: heading.index + 2 + offset, cells: pick(cells, heading.columns) }))
    .filter(({ cells }) => ROSTER_COLUMNS.some((column) => !isBlank(cells[column])));
  if (body.length === 0) return refused({ code: 'roster_empty', path: 'file' });
  if (body.length > rosterRowsMax) {
    return refused({
      code: 'roster_too_long',
      path: 'file',
      params: { count: body.length, max: rosterRowsMax },
    });
  }
  const read = body.map(({ row, cells }) => readRow(row, cells, asOf, grades));
  return {
    kind: 'read',
    rows: read.flatMap(({ pupil }) => (pupil ? [pupil] : [])),
    issues: read.flatMap(({ issues }) => issues),
    ignored: heading.ignored,
  };
}

type Cells = Record<RosterColumn, Cell>;

function pick(cells: readonly Cell[], columns: Partial<Record<RosterColumn, number>>): Cells {
  const cell = (column: RosterColumn) => cells[columns[column] ?? -1];
  return Object.fromEntries(ROSTER_COLUMNS.map((column) => [column, cell(column)])) as Cells;
}

function readRow(
  row: number,
  cells: Cells,
  asOf: SchoolDate,
  grades: readonly number[],
): { pupil: RosterRow | null; issues: RosterIssue[] } {
  const issues: RosterIssue[] = [];
  const say = (column: RosterColumn, code: RefusalCode, severity: RosterIssue['severity'] = 'error') =>
    issues.push({ row, column, code, severity });

  const name = cleanName(cellText(cells.name));
  const className = cellText(cells.className).normalize('NFKC');
  const pupilNumber = cleanPupilNumber(cellText(cells.pupilNumber));
  const [birthDate, grade] = [dateIn(cells.birthDate), gradeIn(cells.grade)];

  for (const column of ROSTER_COLUMNS) if (isBlank(cells[column])) say(column, 'required');
  if (name.length > 50) say('name', 'roster_text_too_long');
  if (className.length > 20) say('className', 'roster_text_too_long');
  if (pupilNumber !== '' && !isPupilNumber(pupilNumber)) say('pupilNumber', 'roster_pupil_number');
  if (!isBlank(cells.birthDate) && birthDate === null) say('birthDate', 'roster_date');
  if (birthDate !== null && !isSchoolAge(birthDate, asOf)) say('birthDate', 'roster_age');
  if (!isBlank(cells.grade) && grade === null) say('grade', 'roster_grade');
  if (grade !== null && !grades.includes(grade)) say('grade', 'roster_grade_not_here');
  if (issues.length > 0 || birthDate === null || grade === null) return { pupil: null, issues };

  if (!hasRightCheckCharacter(pupilNumber)) say('pupilNumber', 'roster_check_character', 'warning');
  if (birthDateIn(pupilNumber) !== birthDate) say('birthDate', 'roster_birth_date_differs', 'warning');
  return { pupil: { row, name, pupilNumber, birthDate, grade, className }, issues };
}

/** Grades 1-9 with room for early and late starters: anything else is a typing mistake. */
function isSchoolAge(birthDate: SchoolDate, asOf: SchoolDate): boolean {
  const age = ageOn(birthDate, asOf);
  return age >= 4 && age <= 20;
}
