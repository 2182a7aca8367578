import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { dateIn } from '~/domain/roster/cells';
import { type Cell, findHeading } from '~/domain/roster/columns';
import { cleanName, sameName } from '~/domain/roster/person-name';
import {
  birthDateIn,
  cleanPupilNumber,
  hasRightCheckCharacter,
  isPupilNumber,
} from '~/domain/roster/pupil-number';
import { readRoster, rosterRowsMax } from '~/domain/roster/read';

// Region code 330499 exists nowhere: these pupils are made up.
const number = 'G330499201609080014';
const zh = ['姓名', '性别', '全国学籍号', '出生日期', '年级', '班级', '家长手机'];
const row = (change: Partial<Record<number, Cell>> = {}): Cell[] => {
  const cells: Cell[] = ['林晓', '女', number, '2016-09-08', '三年级', '2班', '13800000000'];
  return cells.map((cell, index) => (index in change ? change[index] : cell));
};
const read = (sheet: Cell[][]) => readRoster(sheet, { asOf: '2026-09-01', grades: [1, 2, 3, 4, 5, 6] });
const issuesOf = (sheet: Cell[][]) => {
  const file = read(sheet);
  if (file.kind === 'refused') throw new Error('refused');
  return file.issues.map(({ row: at, column, code, severity }) => `${at} ${column} ${code} ${severity}`);
};

describe('headings of a roster', () => {
  test.each([
    ['Chinese', zh, { name: 0, pupilNumber: 2, birthDate: 3, grade: 4, className: 5 }],
    [
      'English',
      ['Grade', 'Class', 'Name', 'Pupil number', 'Birth date'],
      { grade: 0, className: 1, name: 2, pupilNumber: 3, birthDate: 4 },
    ],
    [
      'decorated',
      ['*姓 名', '学籍号（必填）', '出生日期(YYYY-MM-DD)', '年级：', '班 级'],
      { name: 0, pupilNumber: 1, birthDate: 2, grade: 3, className: 4 },
    ],
    [
      'loud English',
      ['NAME', 'PUPIL_NO.', 'DATE OF BIRTH', 'YEAR', 'FORM'],
      { name: 0, pupilNumber: 1, birthDate: 2, grade: 3, className: 4 },
    ],
  ])('%s', (_, heading, columns) => {
    expect(findHeading([heading])).toMatchObject({ index: 0, columns, missing: [] });
  });

  it('are found below a title, and what is not kept is named', () => {
    const heading = findHeading([['2026学年学生名册'], [], zh]);
    expect(heading).toMatchObject({ index: 2, missing: [], ignored: ['性别', '家长手机'] });
  });

  it('are told when there are none, or some lack', () => {
    expect(
      findHeading([
        ['姓名', '电话'],
        ['a', 'b'],
      ]),
    ).toBeNull();
    expect(read([['some', 'thing']])).toEqual({
      kind: 'refused',
      refusals: [{ code: 'roster_no_heading', path: 'file' }],
    });
    expect(read([['姓名', '年级', '班级']])).toMatchObject({
      refusals: [
        { code: 'roster_column_missing', params: { column: 'pupilNumber' } },
        { code: 'roster_column_missing', params: { column: 'birthDate' } },
      ],
    });
    expect(read([zh, ['', null, ' ']])).toMatchObject({ refusals: [{ code: 'roster_empty' }] });
    const long = Array.from({ length: rosterRowsMax + 1 }, () => row());
    expect(read([zh, ...long])).toMatchObject({ refusals: [{ code: 'roster_too_long' }] });
  });
});

describe('rows of a roster', () => {
  it('are read as they are meant', () => {
    const sheet = [
      ['名册'],
      zh,
      row({ 0: ' 林　晓 ', 2: 'g330499 20160908 0014', 3: 20160908, 4: 3, 5: '２班' }),
    ];
    expect(read(sheet)).toEqual({
      kind: 'read',
      rows: [
        { row: 3, name: '林晓', pupilNumber: number, birthDate: '2016-09-08', grade: 3, className: '2班' },
      ],
      issues: [],
      ignored: ['性别', '家长手机'],
    });
  });

  test.each<[string, Partial<Record<number, Cell>>, string[]]>([
    ['no name', { 0: '' }, ['3 name required error']],
    [
      'several things at once',
      { 0: null, 4: '高一' },
      ['3 name required error', '3 grade roster_grade error'],
    ],
    ['a number without its letter', { 2: number.slice(1) }, ['3 pupilNumber roster_pupil_number error']],
    ['a number one short', { 2: number.slice(0, -1) }, ['3 pupilNumber roster_pupil_number error']],
    ['a number one long', { 2: `${number}1` }, ['3 pupilNumber roster_pupil_number error']],
    ['a day there is not', { 3: '2016-02-30' }, ['3 birthDate roster_date error']],
    ['a birthday to come', { 3: '2027-01-01' }, ['3 birthDate roster_age error']],
    ['four years old', { 3: '2022-09-01' }, ['3 birthDate roster_birth_date_differs warning']],
    ['a day younger', { 3: '2022-09-02' }, ['3 birthDate roster_age error']],
    ['a grade of another school', { 4: '初一' }, ['3 grade roster_grade_not_here error']],
    ['a class name of 21 letters', { 5: 'x'.repeat(21) }, ['3 className roster_text_too_long error']],
    [
      'a wrong check character',
      { 2: 'G330499201609080013' },
      ['3 pupilNumber roster_check_character warning'],
    ],
    ['another birth date inside', { 3: '2016-09-09' }, ['3 birthDate roster_birth_date_differs warning']],
  ])('%s', (_, change, expected) => {
    expect(issuesOf([zh, row(), row(change)])).toEqual(expected);
  });

  it('are taken with a warning and left out with an error', () => {
    const file = read([zh, row({ 3: '2016-09-09' }), row({ 0: '' }), [], row()]);
    expect(file).toMatchObject({ kind: 'read', rows: [{ row: 2 }, { row: 5 }] });
  });

  it('are each either taken or have an error, whatever is in the cells', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.date({ noInvalidDate: false }),
      fc.constantFrom('三年级', '2016/9/8', number),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 7, maxLength: 7 }), { minLength: 1, maxLength: 8 }),
        (cells) => {
          const file = read([zh, row(), ...cells]);
          if (file.kind === 'refused') throw new Error('refused');
          const taken = new Set(file.rows.map((each) => each.row));
          const wrong = new Set(
            file.issues.filter((each) => each.severity === 'error').map((each) => each.row),
          );
          expect(taken.has(2)).toBe(true);
          for (const each of taken) expect(wrong.has(each)).toBe(false);
          for (const each of wrong) expect(each >= 3 && each <= cells.length + 2).toBe(true);
        },
      ),
    );
  });
});

describe('cells', () => {
  test.each<[Cell, string | null]>([
    ['2016-09-08', '2016-09-08'],
    ['2016/9/8', '2016-09-08'],
    ['2016.9.8', '2016-09-08'],
    ['2016年9月8日', '2016-09-08'],
    ['２０１６-０９-０８', '2016-09-08'],
    ['2016-09-08 00:00:00', '2016-09-08'],
    ['20160908', '2016-09-08'],
    [20160908, '2016-09-08'],
    [42621, '2016-09-08'],
    [42621.5, '2016-09-08'],
    [43831, '2020-01-01'],
    ['42621', '2016-09-08'],
    [new Date('2016-09-08T00:00:00Z'), '2016-09-08'],
    [new Date(Number.NaN), null],
    ['2016-9', null],
    ['8/9/2016', null],
    ['20161308', null],
    [2016, null],
    [18_263, null],
    [73_051, null],
    [true, null],
    [null, null],
    ['', null],
  ])('%s is the date %s', (cell, date) => {
    expect(dateIn(cell)).toBe(date);
  });

  test.each([
    ['林晓', ' 林　晓 ', true],
    ['买买提·艾力', '买买提•艾力', true],
    ['Anna Berg', 'anna  berg', true],
    ['林晓', '林小', false],
  ])('%s and %s', (a, b, same) => {
    expect(sameName(a, b)).toBe(same);
    expect(cleanName(cleanName(a))).toBe(cleanName(a));
  });

  it('keep a space in Latin names and none in Chinese ones', () => {
    expect([cleanName(' Anna   Berg '), cleanName('林 晓')]).toEqual(['Anna Berg', '林晓']);
  });
});

describe('pupil numbers', () => {
  test.each([
    [number, true],
    ['L33049920160908001X', true],
    ['g330499-20160908-0014', true],
    ['Ｇ330499201609080014', true],
    ['330499201609080014', false],
    ['GG30499201609080014', false],
    ['G33049920160908X013', false],
    ['', false],
  ])('%s', (text, expected) => {
    expect(isPupilNumber(cleanPupilNumber(text))).toBe(expected);
  });

  it('have a check character and a birth date inside', () => {
    // The example of the standard itself: 11010519491231002X.
    expect(hasRightCheckCharacter('G11010519491231002X')).toBe(true);
    expect(hasRightCheckCharacter('G110105194912310021')).toBe(false);
    expect(birthDateIn(number)).toBe('2016-09-08');
    expect(birthDateIn('G330499201613080013')).toBeNull();
  });
});
