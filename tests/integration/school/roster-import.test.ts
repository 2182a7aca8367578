import { beforeEach, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { db } from '~/db/client.server';
import { dateColumn, schoolDateOf } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import { addDays } from '~/domain/calendar';
import { NotFound } from '~/domain/refusal';
import { hashPupilNumber, openPupilNumber } from '~/services/pupils/pupil-number.server';
import { applyRoster } from '~/services/roster/apply.server';
import { discardImport, dropStaleImports } from '~/services/roster/discard.server';
import { importHere } from '~/services/roster/imports.server';
import type { RowChoice } from '~/services/roster/plan-writes.server';
import { sampleRoster } from '~/services/roster/sample.server';
import { rosterBytesMax } from '~/services/roster/sheet.server';
import { uploadRoster } from '~/services/roster/upload.server';
import { makeSchool, NOW, staffMember } from '../provider/county';
import { answerOf, freshNumber, makeGuardian, makePupil } from './here';
import { type Columns, csvText, gb18030, HEADINGS, tableOf, utf8, utf8WithMark, utf16 } from './roster-files';

let schoolId: string;
let head: Actor;
beforeEach(async () => {
  ({ schoolId, head } = await makeSchool());
});

const row = (over: Partial<Columns> = {}): Columns => {
  const birthDate = over.birthDate ?? '2017-05-12';
  const number = over.number ?? freshNumber(birthDate);
  return { name: '林一诺', grade: '三年级', className: '三(2)班', ...over, birthDate, number };
};
const file = (rows: readonly Columns[]) => utf8(csvText(tableOf(rows)));

async function upload(content: Uint8Array<ArrayBuffer>, by: Actor = head, name = '名册.csv') {
  const outcome = await uploadRoster(by, { name, content }, NOW);
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.refusals));
  return outcome.importId;
}

async function preview(importId: string, by: Actor = head) {
  const found = await importHere(by, importId, NOW);
  if (!found.preview) throw new Error('nothing to preview');
  return { ...found, preview: found.preview };
}

async function apply(importId: string, choices: Record<number, RowChoice> = {}, by: Actor = head) {
  const { preview: seen } = await preview(importId, by);
  const input = {
    importId,
    seen: seen.seen,
    choices: new Map(Object.entries(choices).map(([n, c]) => [Number(n), c])),
  };
  return applyRoster(by, input, NOW);
}

async function roster(of = schoolId) {
  const pupils = await db.child.findMany({ where: { schoolId: of }, orderBy: { createdAt: 'asc' } });
  return pupils.map((pupil) => ({
    name: pupil.name,
    number: openPupilNumber(pupil),
    birthDate: schoolDateOf(pupil.birthDate),
    grade: pupil.grade,
    className: pupil.className,
  }));
}

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

describe('five hundred pupils', () => {
  const long = '阿卜杜拉·买买提依明·图尔荪江·艾尔肯·古丽娜尔·帕提古丽';
  const odd = [long.slice(0, 30), '👧🏽小满', 'Anna Müller-Lüdenscheidt', '司馬㐂多', "O'Brien 明", '龘龘'];
  let many: Columns[];
  let area = 990_000;
  const pupils = (): Columns[] =>
    Array.from({ length: 500 }, (_, index) => {
      const leap = index % 25 === 0;
      const birthDate = leap ? '2016-02-29' : addDays('2016-09-01', index % 365);
      return row({
        name: index < odd.length ? odd[index] : `学生${index}`,
        birthDate,
        number: `G${area}${birthDate.replaceAll('-', '')}${String(index).padStart(3, '0')}X`,
        grade: `${(index % 6) + 1}`,
        className: `${(index % 10) + 1}班`,
      });
    });
  beforeEach(() => {
    area += 1;
    many = pupils();
  });

  it('are imported once; the same file again changes nothing and says so', async () => {
    const first = await upload(file(many));
    expect((await preview(first)).summary).toMatchObject({ rows: 500, new: 500, errors: 0 });
    expect(await apply(first)).toEqual({ kind: 'done', added: 500, changed: 0, leftOut: 0 });
    const before = await db.child.findMany({ where: { schoolId }, orderBy: { id: 'asc' } });
    expect(before).toHaveLength(500);
    expect(new Set(before.map(({ name }) => name))).toContain(long.slice(0, 30));
    expect(before.filter(({ birthDate }) => schoolDateOf(birthDate) === '2016-02-29')).toHaveLength(20);

    const second = await upload(file(many));
    const again = await preview(second);
    expect(again.summary).toMatchObject({ new: 0, changed: 0, same: 500, doubtful: 0, gone: 0 });
    expect(again.sameFileAppliedAt).toBe(NOW.toISOString());
    expect(await apply(second)).toEqual({ kind: 'done', added: 0, changed: 0, leftOut: 0 });
    expect(await db.child.findMany({ where: { schoolId }, orderBy: { id: 'asc' } })).toEqual(before);
  });

  it('move up a grade in one go', async () => {
    await apply(await upload(file(many)));
    const ids = new Set((await db.child.findMany({ where: { schoolId } })).map(({ id }) => id));
    const older = many.map((each) => ({ ...each, grade: `${Math.min(6, Number(each.grade) + 1)}` }));
    const moved = many.filter(({ grade }) => grade !== '6').length;
    expect(await apply(await upload(file(older)))).toEqual({
      kind: 'done',
      added: 0,
      changed: moved,
      leftOut: 0,
    });
    const after = await db.child.findMany({ where: { schoolId } });
    expect(after.every(({ id }) => ids.has(id))).toBe(true);
    expect(after.some(({ grade }) => grade === 1)).toBe(false);
  });
});

describe('what is new, changed, doubtful, wrong and gone', () => {
  it('is told apart, and only what was meant is written', async () => {
    const stays = await makePupil(schoolId, { name: '沈小满' });
    const moves = await makePupil(schoolId, { name: '顾一帆', className: '1班' });
    const back = await makePupil(schoolId, { name: '徐知夏', leftOn: '2026-07-01' });
    const gone = await makePupil(schoolId, { name: '方圆' });
    const other = await makePupil(schoolId, { name: '何田', birthDate: '2016-01-02' });
    const of = (pupil: { number: string; birthDate: string }, name: string, className = '2班') =>
      row({ name, number: pupil.number, birthDate: pupil.birthDate, className });
    const importId = await upload(
      file([
        of(stays, '沈小满'),
        of(moves, '顾一帆', '2班'),
        of(back, '徐知夏'),
        row({ name: '新来的' }),
        { ...of(other, '完全不同'), birthDate: '2015-03-04' },
        row({ name: '写错的', grade: '十年级' }),
      ]),
    );
    const { summary, preview: seen } = await preview(importId);
    expect(summary).toEqual({
      rows: 6,
      new: 1,
      changed: 2,
      same: 1,
      doubtful: 1,
      errors: 1,
      warnings: 1,
      gone: 1,
    });
    expect(
      seen.changed.map(({ fields, before, row: each }) => [each.name, fields, before.className]),
    ).toEqual([
      ['顾一帆', ['className'], '1班'],
      ['徐知夏', ['returned'], '2班'],
    ]);
    expect(seen.issues.errors).toEqual([
      { row: 7, column: 'grade', code: 'roster_grade', severity: 'error' },
    ]);
    expect(seen.doubtful).toMatchObject([{ why: 'other_person', choices: ['leave', 'take'] }]);
    expect(seen.gone.map(({ id }) => id)).toEqual([gone.id]);

    expect(await apply(importId)).toEqual({ kind: 'done', added: 1, changed: 2, leftOut: 1 });
    const left = await db.child.findMany({ where: { schoolId, leftOn: { not: null } } });
    expect(left).toEqual([]);
    const unchanged = await db.child.findUniqueOrThrow({ where: { id: other.id } });
    expect(unchanged.name).toBe('何田');
  });

  it('who somebody is does not change by a file once a parent has added them', async () => {
    const child = await makePupil(schoolId, { name: '何田' });
    await makeGuardian([child.id]);
    const importId = await upload(
      file([row({ name: '别人', number: child.number, birthDate: '2015-03-04' })]),
    );
    expect((await preview(importId)).preview.doubtful).toMatchObject([{ why: 'other_person', choices: [] }]);
    expect(answerOf(await apply(importId, { 2: 'take' }))).toEqual(['changed_meanwhile']);
    expect((await db.child.findUniqueOrThrow({ where: { id: child.id } })).name).toBe('何田');
  });

  it.each<[RowChoice, number]>([
    ['leave', 1],
    ['renumber', 1],
    ['add', 2],
  ])('a namesake of the same birthday under another number: %s', async (choice, pupils) => {
    const known = await makePupil(schoolId, { name: '林一诺' });
    const fresh = row({ name: '林一诺', birthDate: known.birthDate });
    const importId = await upload(file([fresh]));
    expect((await preview(importId)).preview.doubtful).toMatchObject([
      { why: 'same_name_and_birth', choices: ['leave', 'renumber', 'add'] },
    ]);
    await apply(importId, { 2: choice });
    expect(await roster()).toHaveLength(pupils);
    const kept = await db.child.findUniqueOrThrow({ where: { id: known.id } });
    expect(openPupilNumber(kept)).toBe(choice === 'renumber' ? fresh.number : known.number);
    expect(kept.pupilNumberHash).toBe(hashPupilNumber(openPupilNumber(kept)));
    // Applied or left out: the second import of the file finds what the first has made.
    const again = await preview(await upload(file([fresh])));
    expect(again.summary).toMatchObject({ new: 0, changed: 0, same: choice === 'leave' ? 0 : 1 });
  });

  it('a number that stands twice: one of the rows, or none, never both', async () => {
    const number = freshNumber('2017-05-12');
    const rows = [row({ name: '林一诺', number }), row({ name: '林一鸣', number })];
    const importId = await upload(file(rows));
    expect(answerOf(await apply(importId, { 2: 'take', 3: 'take' }))).toEqual(['roster_two_rows_chosen']);
    expect(await roster()).toEqual([]);
    expect(await apply(importId, { 3: 'take' })).toEqual({ kind: 'done', added: 1, changed: 0, leftOut: 1 });
    expect(await roster()).toMatchObject([{ name: '林一鸣', number }]);
  });

  it('a pupil of another school comes over when that school has marked them as left, never before', async () => {
    const elsewhere = await makeSchool();
    const child = await makePupil(elsewhere.schoolId, { name: '林一诺' });
    const importId = await upload(file([row({ number: child.number })]));
    const before = await preview(importId);
    expect(before.preview.doubtful).toMatchObject([{ why: 'known_elsewhere', before: null, choices: [] }]);
    expect(answerOf(await apply(importId, { 2: 'take' }))).toEqual(['changed_meanwhile']);

    await db.child.update({ where: { id: child.id }, data: { leftOn: dateColumn('2026-08-31') } });
    expect(await apply(importId, { 2: 'take' })).toEqual({ kind: 'done', added: 1, changed: 0, leftOut: 0 });
    expect(await db.child.findUniqueOrThrow({ where: { id: child.id } })).toMatchObject({
      schoolId,
      leftOn: null,
    });
  });
});

describe('between preview and apply', () => {
  it('rows are encrypted, and gone once applied; the audit has counts only', async () => {
    const secret = row({ name: '绝密姓名' });
    const importId = await upload(file([secret]));
    const kept = await db.rosterImport.findUniqueOrThrow({ where: { id: importId } });
    const raw = Buffer.from(kept.rowsCipher ?? '', 'base64').toString('utf8');
    expect(`${raw}${JSON.stringify(kept.summary)}${kept.rowsCipher}`).not.toMatch(
      new RegExp(`${secret.name}|${secret.number}`),
    );
    await apply(importId);
    expect(await db.rosterImport.findUniqueOrThrow({ where: { id: importId } })).toMatchObject({
      status: 'applied',
      rowsCipher: null,
      rowsKeyId: null,
    });
    const events = await db.auditEvent.findMany({ where: { subjectId: importId }, orderBy: { id: 'asc' } });
    expect(new Set(events.map(({ verb }) => verb))).toEqual(
      new Set(['roster.preview', 'roster.look', 'roster.apply']),
    );
    expect(JSON.stringify(events.map(({ data }) => data))).not.toMatch(new RegExp(`${secret.name}|990000`));
    expect((await importHere(head, importId, NOW)).preview).toBeNull();
  });

  it('the roster was changed meanwhile: nothing is written before it was looked at again', async () => {
    const child = await makePupil(schoolId, { name: '林一诺', className: '1班' });
    const importId = await upload(file([row({ number: child.number, birthDate: child.birthDate })]));
    const { preview: seen } = await preview(importId);
    await db.child.update({ where: { id: child.id }, data: { className: '9班' } });
    const input = { importId, seen: seen.seen, choices: new Map() };
    expect(answerOf(await applyRoster(head, input, NOW))).toEqual(['changed_meanwhile']);
    expect((await roster())[0]?.className).toBe('9班');
    expect(answerOf(await apply(importId))).toBe('done');
  });

  it('two people apply the same import at once: it is applied once', async () => {
    const importId = await upload(file([row(), row({ name: '林一鸣' })]));
    const { preview: seen } = await preview(importId);
    const go = () => applyRoster(head, { importId, seen: seen.seen, choices: new Map() }, NOW);
    const outcomes = await Promise.all([go(), go()]);
    expect(outcomes.map(answerOf).sort()).toEqual(['done', ['roster_import_over']]);
    expect(await roster()).toHaveLength(2);
  });

  it('two schools take the same new pupil at once: one has them, the other is told', async () => {
    const elsewhere = await makeSchool();
    const pupil = row();
    const here = await upload(file([pupil]));
    const there = await upload(file([pupil]), elsewhere.head);
    // Both have looked before either applies: who looks later sees that the other school has the pupil.
    const looked = [await preview(here), await preview(there, elsewhere.head)];
    const go = (by: Actor, importId: string, index: number) =>
      applyRoster(by, { importId, seen: looked[index]?.preview.seen ?? '', choices: new Map() }, NOW);
    const outcomes = await Promise.all([go(head, here, 0), go(elsewhere.head, there, 1)]);
    expect(outcomes.map(answerOf).sort()).toEqual([['changed_meanwhile'], 'done']);
    expect(await db.child.count({ where: { pupilNumberHash: hashPupilNumber(pupil.number) } })).toBe(1);
  });

  it('is dropped by hand, or by the job after a day', async () => {
    const [byHand, stale] = [await upload(file([row()])), await upload(file([row()]))];
    await discardImport(head, { importId: byHand }, NOW);
    const dayLater = new Date(NOW.getTime() + 86_400_000);
    await dropStaleImports(new Date(dayLater.getTime() - 1));
    expect((await importHere(head, stale, NOW)).status).toBe('previewed');
    await dropStaleImports(dayLater);
    for (const importId of [byHand, stale]) {
      expect(await db.rosterImport.findUniqueOrThrow({ where: { id: importId } })).toMatchObject({
        status: 'dropped',
        rowsCipher: null,
      });
      const input = { importId, seen: 'x', choices: new Map() };
      expect(answerOf(await applyRoster(head, input, NOW))).toEqual(['roster_import_over']);
    }
  });

  it('is nobody else’s: another school’s head and a teacher do not find it', async () => {
    const importId = await upload(file([row()]));
    const input = { importId, seen: 'x', choices: new Map() };
    for (const stranger of [(await makeSchool()).head, await staffMember('school_teacher', { schoolId })]) {
      await expect(importHere(stranger, importId, NOW)).rejects.toThrow(NotFound);
      await expect(applyRoster(stranger, input, NOW)).rejects.toThrow(NotFound);
      await expect(discardImport(stranger, { importId }, NOW)).rejects.toThrow(NotFound);
    }
  });
});

function byNumber(a: { number: string }, b: { number: string }): number {
  return a.number < b.number ? -1 : 1;
}
