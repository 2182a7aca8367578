import { beforeEach, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { db } from '~/db/client.server';
import { sampleRoster } from '~/services/roster/sample.server';
import { rosterBytesMax } from '~/services/roster/sheet.server';
import { uploadRoster } from '~/services/roster/upload.server';
import { NOW } from '../provider/county';
import { answerOf } from './here';
import { apply, head, openSchool, preview, roster, row, schoolId, upload } from './roster-desk';
import { type Columns, csvText, gb18030, HEADINGS, tableOf, utf8, utf8WithMark, utf16 } from './roster-files';

openSchool();

async function xlsx(table: readonly (readonly (string | Date)[])[]): Promise<Uint8Array<ArrayBuffer>> {
  const cells = table.map((cellsOfRow) =>
    cellsOfRow.map((value) =>
      value instanceof Date ? { value, type: Date, format: 'yyyy-mm-dd' } : { value, type: String },
    ),
  );
  return Uint8Array.from(await writeXlsxFile(cells as never).toBuffer());
}

describe('files', () => {
  let rows: Columns[];
  beforeEach(() => {
    rows = [
      row({ name: '阿依古丽·买买提', birthDate: '2016-02-29' }),
      row({ name: '欧阳𠮷祥', className: '三(10)班' }),
      row({ name: '李,明"明"' }),
    ];
  });
  const dated = ([name = '', number = '', birthDate = '', grade = '', className = '']: readonly string[]) => [
    name,
    number,
    /^\d/.test(birthDate) ? new Date(`${birthDate}T00:00:00Z`) : birthDate,
    grade,
    className,
  ];

  it.each<[string, () => Promise<Uint8Array<ArrayBuffer>> | Uint8Array<ArrayBuffer>]>([
    ['CSV in UTF-8', () => utf8(csvText(tableOf(rows)))],
    ['CSV in UTF-8 with a mark', () => utf8WithMark(csvText(tableOf(rows)))],
    ['CSV in GB18030, as Chinese Excel saves it', () => gb18030(csvText(tableOf(rows)))],
    ['Unicode text in UTF-16 with tabs', () => utf16(csvText(tableOf(rows), '\t'))],
    ['CSV with semicolons and English headings', () => utf8(csvText(tableOf(rows, 'en'), ';'))],
    ['XLSX with dates as text', () => xlsx(tableOf(rows))],
    ['XLSX with real dates', () => xlsx(tableOf(rows, 'en').map(dated))],
    [
      'XLSX with a title above and columns that are not read',
      () =>
        xlsx([
          ['向阳小学学生名册'],
          ['性别', ...HEADINGS.zh, '家长电话'],
          ...tableOf(rows)
            .slice(1)
            .map((cells) => ['女', ...cells, '13900000000']),
        ]),
    ],
    [
      'CSV with numbers kept from Excel by ="…"',
      () => utf8(csvText(tableOf(rows.map((each) => ({ ...each, number: `="${each.number}"` }))))),
    ],
  ])('%s', async (_name, make) => {
    const importId = await upload(await make());
    expect((await preview(importId)).summary).toMatchObject({ rows: 3, new: 3, errors: 0 });
    expect(await apply(importId)).toEqual({ kind: 'done', added: 3, changed: 0, leftOut: 0 });
    const expected = rows.map(({ grade: _, ...each }) => ({ ...each, grade: 3 }));
    expect((await roster()).sort(byNumber)).toEqual([...expected].sort(byNumber));
  });

  it.each<[string, () => Uint8Array<ArrayBuffer>, string[]]>([
    ['an old XLS', () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), ['roster_old_excel']],
    ['a zip that is no workbook', () => Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0, 0), ['roster_unreadable']],
    [
      'a picture',
      () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0),
      ['roster_unreadable'],
    ],
    ['nothing', () => new Uint8Array(0), ['roster_empty']],
    ['a byte too many', () => new Uint8Array(rosterBytesMax + 1), ['file_size']],
    ['headings alone', () => utf8(csvText(tableOf([]))), ['roster_empty']],
    ['no headings', () => utf8('林一诺,三年级\r\n'), ['roster_no_heading']],
    ['a column missing', () => utf8('姓名,学籍号,出生日期,班级\r\na,b,c,d\r\n'), ['roster_column_missing']],
  ])('%s is refused', async (_name, make, expected) => {
    expect(answerOf(await uploadRoster(head, { name: 'x', content: make() }, NOW))).toEqual(expected);
    expect(await db.rosterImport.count({ where: { schoolId } })).toBe(0);
  });

  it.each(['zh-CN', 'en'] as const)('the sample in %s is a roster without a fault', async (lng) => {
    const { summary } = await preview(await upload(utf8(sampleRoster(lng))));
    expect(summary).toEqual({
      rows: 2,
      new: 2,
      changed: 0,
      same: 0,
      doubtful: 0,
      errors: 0,
      warnings: 0,
      gone: 0,
    });
  });
});

function byNumber(a: { number: string }, b: { number: string }): number {
  return a.number < b.number ? -1 : 1;
}
