import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { db } from '~/db/client.server';
import { schoolDateOf } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import { addDays } from '~/domain/calendar';
import { applyRegister } from '~/services/aid/apply-register.server';
import { discardRegister, dropStaleRegisters } from '~/services/aid/discard-import.server';
import { registerImport } from '~/services/aid/imports.server';
import { sampleRegister } from '~/services/aid/register-sample.server';
import { uploadRegister } from '~/services/aid/upload-register.server';
import { auditOn, type Family, messagesTo, openMarket, TODAY, waitingJobs } from '../parent/family-market';
import { csvText, gb18030, utf8 } from '../school/roster-files';
import { at, familyWith, officer } from './families';

const NOW = at(TODAY);
const HEAD = ['姓名', '学籍号', '类别', '起始日期', '截止日期', '住址'];
const NUMBERS = ['G990000201705129016', 'G990000201803099025', 'G990000201606066034', 'G990000201507077043'];
const UNKNOWN = 'G990000201601010101';

let by: Actor;
let families: Family[];

beforeAll(async () => {
  await openMarket();
  by = await officer();
});
beforeEach(async () => {
  await db.entitlement.deleteMany();
  await db.entitlementImport.deleteMany();
  await db.child.updateMany({ data: { leftOn: NOW } });
  const names = ['林一诺', '陈小雨', '沈知行', '顾明'];
  families = await Promise.all(NUMBERS.map((number, index) => renewed(number, names[index] as string)));
});

/** The pupil numbers are free again for the families of the next test. */
async function renewed(number: string, name: string): Promise<Family> {
  const { hashPupilNumber } = await import('~/services/pupils/pupil-number.server');
  await db.child.updateMany({
    where: { pupilNumberHash: hashPupilNumber(number) },
    data: { pupilNumberHash: crypto.randomUUID() },
  });
  return familyWith(number, name);
}

const row = (index: number, over: { name?: string; kind?: string; from?: string; to?: string } = {}) => {
  const { name = '', kind = '低保', from = addDays(TODAY, -60), to = addDays(TODAY, 120) } = over;
  return [name, NUMBERS[index] ?? UNKNOWN, kind, from, to, '某村 1 号'];
};
const csv = (...rows: string[][]) => utf8(csvText([HEAD, ...rows]));

async function upload(content: Uint8Array<ArrayBuffer>, source = 'civil_affairs' as const): Promise<string> {
  const outcome = await uploadRegister(by, { source, name: 'C:\\名册\\低保.csv', content }, NOW);
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.refusals));
  return outcome.importId;
}

async function preview(importId: string) {
  const found = await registerImport(by, importId, NOW);
  if (!found.preview) throw new Error('nothing to preview');
  return { ...found, preview: found.preview };
}

async function apply(importId: string, ending: string[] = []) {
  const { preview: looked } = await preview(importId);
  return applyRegister(by, { importId, seen: looked.seen, ending }, NOW);
}

const known = async () =>
  (await db.entitlement.findMany({ orderBy: { createdAt: 'asc' }, include: { child: true } })).map(
    (each) => ({
      name: each.child.name,
      class: each.class,
      from: schoolDateOf(each.fromDate),
      to: schoolDateOf(each.toDate),
    }),
  );

describe('a register before it is applied', () => {
  it('says what matched, what did not and why, and keeps its rows encrypted', async () => {
    await db.child.update({ where: { id: families[3]?.childId }, data: { leftOn: NOW } });
    const content = csv(
      row(0, { name: '林一诺' }),
      row(1, { name: '陈大雨' }),
      row(2, { kind: '优秀' }),
      row(3),
      row(9),
      row(0, { kind: '农村低保' }),
    );
    const importId = await upload(content);
    const { summary, preview: looked, fileName } = await preview(importId);
    expect(fileName).toBe('低保.csv');
    expect(summary).toEqual({
      rows: 6,
      new: 1,
      changed: 0,
      same: 0,
      covered: 0,
      unmatched: 3,
      errors: 2,
      gone: 0,
    });
    expect(looked.new).toMatchObject([{ row: 2, numberEnd: '9016', child: { name: '林一诺' } }]);
    expect(looked.unmatched.map(({ row: at, why }) => [at, why])).toEqual([
      [3, 'name_differs'],
      [5, 'pupil_left'],
      [6, 'no_pupil'],
    ]);
    expect(looked.issues).toEqual([
      { row: 4, column: 'class', code: 'register_class' },
      { row: 7, column: 'pupilNumber', code: 'register_row_twice' },
    ]);
    expect(looked.ignored).toEqual(['住址']);
    const kept = await db.entitlementImport.findUniqueOrThrow({ where: { id: importId } });
    for (const secret of [NUMBERS[0], '林一诺', 'subsistence'])
      expect(`${kept.rowsCipher} ${JSON.stringify(kept.summary)}`).not.toContain(secret);
    expect(await auditOn(importId)).toEqual(['register.preview', 'register.look']);
    expect(await known()).toEqual([]);
  });

  it.each([
    [
      'a workbook',
      async () =>
        new Uint8Array(
          await writeXlsxFile([HEAD, row(0)].map((cells) => cells.map((value) => ({ value })))).toBuffer(),
        ),
    ],
    ['a file of an old system', async () => gb18030(csvText([HEAD, row(0)]))],
  ])('reads %s', async (_, content) => {
    const { summary } = await preview(await upload((await content()) as Uint8Array<ArrayBuffer>));
    expect(summary).toMatchObject({ rows: 1, new: 1 });
  });

  it('is refused when it is no register, and its sample is one', async () => {
    const file = { source: 'agriculture', name: 'a.csv' } as const;
    expect(await uploadRegister(by, { ...file, content: utf8('一,二\n1,2') }, NOW)).toMatchObject({
      refusals: [{ code: 'register_no_heading' }],
    });
    for (const lng of ['zh-CN', 'en'] as const) {
      const outcome = await uploadRegister(by, { ...file, content: utf8(sampleRegister(lng)) }, NOW);
      expect(outcome).toMatchObject({ kind: 'done' });
    }
  });

  it('is dropped by hand, and after a day by itself', async () => {
    const [first, second] = [await upload(csv(row(0))), await upload(csv(row(0)))];
    await discardRegister(by, { importId: first }, NOW);
    expect(await dropStaleRegisters(new Date(NOW.getTime() + 25 * 3_600_000))).toBe(1);
    for (const id of [first, second]) {
      const kept = await db.entitlementImport.findUniqueOrThrow({ where: { id } });
      expect(kept).toMatchObject({ status: 'dropped', rowsCipher: null, rowsKeyId: null });
    }
  });
});

describe('applying a register', () => {
  it('notes what is new and prices the children’s places again; the same file then changes nothing', async () => {
    const content = csv(row(0), row(1, { kind: '孤儿' }));
    const first = await upload(content);
    expect(await apply(first)).toEqual({ kind: 'done', added: 2, changed: 0, ended: 0 });
    expect((await known()).map(({ name, class: kind }) => [name, kind]).sort()).toEqual([
      ['林一诺', 'subsistence'],
      ['陈小雨', 'orphan'],
    ]);
    const asked = (await waitingJobs()).filter(({ task }) => task === 'requote-child');
    const children = asked.map(({ payload }) => payload.childId);
    expect(children).toEqual(expect.arrayContaining([families[0]?.childId, families[1]?.childId]));
    const kept = await db.entitlementImport.findUniqueOrThrow({ where: { id: first } });
    expect(kept).toMatchObject({ status: 'applied', rowsCipher: null });
    const before = await known();
    const again = await preview(await upload(content));
    expect(again.summary).toMatchObject({ new: 0, changed: 0, same: 2, gone: 0 });
    expect(again.sameFileAppliedAt).not.toBeNull();
    expect(await apply(again.id)).toEqual({ kind: 'done', added: 0, changed: 0, ended: 0 });
    expect(await known()).toEqual(before);
  });

  it('takes another last day over', async () => {
    await apply(await upload(csv(row(0))));
    const to = addDays(TODAY, 300);
    const next = await upload(csv(row(0, { to })));
    expect((await preview(next)).preview.changed).toMatchObject([{ was: addDays(TODAY, 120), to }]);
    expect(await apply(next)).toMatchObject({ added: 0, changed: 1 });
    expect(await known()).toMatchObject([{ to }]);
  });

  it('ends nothing by itself: what is gone is listed, and ends when it is ticked', async () => {
    await apply(await upload(csv(row(0), row(1), row(2, { kind: '孤儿' }))));
    const next = await upload(csv(row(0)));
    const { gone } = (await preview(next)).preview;
    expect(gone.map(({ child }) => child?.name)).toEqual(['陈小雨']);
    const ids = gone.map(({ id }) => id);
    expect(await apply(next, [])).toMatchObject({ ended: 0 });
    expect((await known()).every(({ to }) => to > TODAY)).toBe(true);
    expect(await apply(await upload(csv(row(0))), ids)).toMatchObject({ ended: 1 });
    expect((await known()).filter(({ to }) => to === TODAY).map(({ name }) => name)).toEqual(['陈小雨']);
    expect(await messagesTo(families[1] as Family)).toEqual(['aid_ended']);
  });

  it('writes nothing when what it was compared with has changed meanwhile, or when it is over', async () => {
    const importId = await upload(csv(row(0)));
    const { preview: looked } = await preview(importId);
    await apply(await upload(csv(row(0))));
    const input = { importId, seen: looked.seen, ending: [] };
    expect(await applyRegister(by, input, NOW)).toMatchObject({ refusals: [{ code: 'changed_meanwhile' }] });
    await discardRegister(by, { importId }, NOW);
    expect(await applyRegister(by, input, NOW)).toMatchObject({ refusals: [{ code: 'roster_import_over' }] });
    expect(await known()).toHaveLength(1);
  });
});
