import { describe, expect, test } from 'vitest';
import { classIn } from '~/domain/aid/class-words';
import { compareRegister, type KeyedRow, type KnownEntitlement } from '~/domain/aid/compare-register';
import { readRegister } from '~/domain/aid/register';

const HEAD = ['姓名', '学籍号', '类别', '起始日期', '截止日期'];
const NUMBER = 'G990000201705129016';
const OTHER = 'G990000201803099025';

describe('reading a register', () => {
  test('takes rows below a title, in either language, and names columns it does not keep', () => {
    const read = readRegister([
      ['海盐县最低生活保障名册'],
      ['学生姓名', '全国学籍号', '困难类别', '生效日期', '有效期至', '银行账号'],
      ['林一诺', ` ${NUMBER.toLowerCase()} `, '城乡低保（A类）', '2026年1月1日', 46387, '6222'],
    ]);
    expect(read).toEqual({
      kind: 'read',
      rows: [
        {
          row: 3,
          pupilNumber: NUMBER,
          class: 'subsistence',
          from: '2026-01-01',
          to: '2026-12-31',
          name: '林一诺',
        },
      ],
      issues: [],
      ignored: ['银行账号'],
    });
    const english = readRegister([
      ['Pupil number', 'Class', 'From', 'To'],
      [NUMBER, 'De facto unsupported', '2026/9/1', '20270831'],
    ]);
    expect(english).toMatchObject({ rows: [{ class: 'unsupported', to: '2027-08-31', name: '' }] });
  });

  test('says of each cell what is wrong, and takes the rest', () => {
    const read = readRegister([
      HEAD,
      ['林一诺', '123', '低保', '2026-01-01', '2026-12-31'],
      ['林一诺', NUMBER, '优秀学生', '2026-01-01', '2026-12-31'],
      ['林一诺', NUMBER, '低保', '去年', '2026-12-31'],
      ['林一诺', NUMBER, '低保', '2026-12-31', '2026-01-01'],
      ['林一诺', NUMBER, '低保', '2026-01-01', ''],
      ['林一诺', NUMBER, '低保', '2026-01-01', '2026-12-31'],
      ['林一诺', NUMBER, '农村低保', '2026-01-01', '2026-06-30'],
      ['', '', '', '', ''],
    ]);
    expect(read).toMatchObject({
      rows: [{ row: 7 }],
      issues: [
        { row: 2, column: 'pupilNumber', code: 'roster_pupil_number' },
        { row: 3, column: 'class', code: 'register_class' },
        { row: 4, column: 'from', code: 'roster_date' },
        { row: 5, column: 'to', code: 'dates_reversed' },
        { row: 6, column: 'to', code: 'required' },
        { row: 8, column: 'pupilNumber', code: 'register_row_twice' },
      ],
    });
  });

  test.each([
    ['no heading', [['a', 'b']], 'register_no_heading'],
    ['a column is missing', [['学籍号', '类别', '起始日期']], 'register_column_missing'],
    ['nothing below the heading', [HEAD], 'roster_empty'],
  ])('is refused as a whole: %s', (_, sheet, code) => {
    expect(readRegister(sheet)).toMatchObject({ kind: 'refused', refusals: [{ code }] });
  });

  test.each([
    ['低保户', 'subsistence'],
    ['特困人员', 'extreme_poverty'],
    ['孤 儿', 'orphan'],
    ['事实无人抚养儿童', 'unsupported'],
    ['残疾学生', 'disabled'],
    ['突发严重困难户', 'poverty_monitoring'],
    ['留守儿童', 'left_behind'],
    ['Migrant', 'migrant'],
    ['困难', null],
  ])('understands %s', (word, meant) => expect(classIn(word)).toBe(meant));
});

describe('a register against what is known', () => {
  const row = (over: Partial<KeyedRow> = {}): KeyedRow => ({
    row: 2,
    pupilNumber: NUMBER,
    key: 'k1',
    class: 'subsistence',
    from: '2026-01-01',
    to: '2026-12-31',
    name: '',
    ...over,
  });
  const had = (over: Partial<KnownEntitlement> = {}): KnownEntitlement => ({
    id: 'e1',
    childId: 'c1',
    class: 'subsistence',
    source: 'civil_affairs',
    from: '2026-01-01',
    to: '2026-12-31',
    ...over,
  });
  const pupils = [
    { id: 'c1', key: 'k1', name: '林一诺', left: false },
    { id: 'c2', key: 'k2', name: '陈一鸣', left: true },
  ];
  const compare = (rows: KeyedRow[], entitlements: KnownEntitlement[] = []) =>
    compareRegister(rows, { pupils, entitlements }, { source: 'civil_affairs', today: '2026-09-15' });

  test.each([
    ['nothing known', [], 'new'],
    ['the same again', [had()], 'same'],
    ['another last day', [had({ to: '2026-06-30' })], 'changed'],
    ['a longer one from elsewhere', [had({ source: 'guardian', to: '2027-12-31' })], 'covered'],
    ['a longer one that began earlier', [had({ from: '2025-01-01' })], 'covered'],
    ['one that ends before it', [had({ from: '2025-01-01', to: '2026-06-30' })], 'new'],
    ['another class', [had({ class: 'orphan' })], 'new'],
  ] as const)('%s: %s', (_, entitlements, what) => {
    const found = compare([row()], [...entitlements]);
    const counted = Object.entries(found).filter(([key, rows]) => key !== 'gone' && rows.length > 0);
    expect(counted.map(([key]) => key)).toEqual([what]);
  });

  test.each([
    ['no such pupil', { key: 'nobody', pupilNumber: OTHER }, 'no_pupil'],
    ['one who has left', { key: 'k2' }, 'pupil_left'],
    ['another name', { name: '陈一鸣' }, 'name_differs'],
  ])('leaves out %s', (_, over, why) => {
    expect(compare([row(over)]).unmatched).toMatchObject([{ why }]);
  });

  test('lists what is no longer in it, and only of classes that it is about', () => {
    const there = [
      had({ id: 'gone', childId: 'c3' }),
      had({ id: 'over', childId: 'c3', from: '2025-01-01', to: '2026-08-31' }),
      had({ id: 'to come', childId: 'c3', from: '2026-10-01' }),
      had({ id: 'ends today', childId: 'c4', to: '2026-09-15' }),
      had({ id: 'orphan', childId: 'c3', class: 'orphan' }),
      had({ id: 'of others', childId: 'c3', source: 'agriculture' }),
      had(),
    ];
    expect(compare([row()], there).gone.map(({ id }) => id)).toEqual(['gone']);
    // A name that was misspelt in the register does not make the child gone.
    expect(compare([row({ name: '林二诺' })], [had()]).gone).toEqual([]);
  });
});
