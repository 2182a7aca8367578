/** What a roster must tell of each pupil. Nothing else is kept (M11): other columns are named and left alone. */
export const ROSTER_COLUMNS = ['name', 'pupilNumber', 'birthDate', 'grade', 'className'] as const;
export type RosterColumn = (typeof ROSTER_COLUMNS)[number];

/** A cell as CSV or a spreadsheet gives it. */
export type Cell = string | number | boolean | Date | null | undefined;
export type Sheet = readonly (readonly Cell[])[];

export type RosterHeading = {
  /** Index of the heading row in the sheet. */
  readonly index: number;
  readonly columns: Readonly<Partial<Record<RosterColumn, number>>>;
  readonly missing: readonly RosterColumn[];
  /** Headings of columns that are not read, as written: gender, guardian's phone and whatever else there is. */
  readonly ignored: readonly string[];
};

const words: Record<RosterColumn, readonly string[]> = {
  name: ['姓名', '学生姓名', '名字', 'name', 'pupilname', 'studentname', 'fullname'],
  pupilNumber: [
    '学籍号',
    '全国学籍号',
    '学生学籍号',
    '学籍号码',
    'pupilnumber',
    'pupilno',
    'studentnumber',
    'studentid',
    'nationalpupilnumber',
  ],
  birthDate: ['出生日期', '出生年月日', '生日', 'birthdate', 'dateofbirth', 'dob', 'birthday'],
  grade: ['年级', 'grade', 'year'],
  className: ['班级', '班', '班级名称', 'class', 'classname', 'form'],
};

/** Rows above the headings that a school's title, date or note may fill. */
const rowsSearched = 10;

/**
 * Finds the heading row, in Chinese or English, in the first rows of a sheet: the row with the most known headings.
 * Null when no row names at least two of them. Of two columns with the same meaning the first is read.
 */
export function findHeading(sheet: Sheet): RosterHeading | null {
  let best: RosterHeading | null = null;
  sheet.slice(0, rowsSearched).forEach((row, index) => {
    const heading = readHeading(row, index);
    if (!best || heading.missing.length < best.missing.length) best = heading;
  });
  const found = best as RosterHeading | null;
  return found && found.missing.length <= ROSTER_COLUMNS.length - 2 ? found : null;
}

function readHeading(row: readonly Cell[], index: number): RosterHeading {
  const columns: Partial<Record<RosterColumn, number>> = {};
  const ignored: string[] = [];
  row.forEach((cell, at) => {
    const text = typeof cell === 'string' ? cell.trim() : '';
    const column = columnOf(text);
    if (column && columns[column] === undefined) columns[column] = at;
    else if (text !== '') ignored.push(text);
  });
  return { index, columns, missing: ROSTER_COLUMNS.filter((each) => columns[each] === undefined), ignored };
}

function columnOf(heading: string): RosterColumn | null {
  // Brackets explain ("出生日期（必填）"), spaces and signs decorate: neither is the name.
  const plain = heading
    .normalize('NFKC')
    .replace(/\(.*?\)/g, '')
    .replace(/[\s*_\-:.]/g, '')
    .toLowerCase();
  return ROSTER_COLUMNS.find((column) => words[column].includes(plain)) ?? null;
}
