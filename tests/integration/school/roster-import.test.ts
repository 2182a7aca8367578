import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { dateColumn, schoolDateOf } from '~/db/school-date.server';
import { addDays } from '~/domain/calendar';
import { hashPupilNumber, openPupilNumber } from '~/services/pupils/pupil-number.server';
import type { RowChoice } from '~/services/roster/plan-writes.server';
import { makeSchool, NOW } from '../provider/county';
import { answerOf, freshNumber, makeGuardian, makePupil } from './here';
import { apply, file, openSchool, preview, roster, row, schoolId, upload } from './roster-desk';
import type { Columns } from './roster-files';

openSchool();

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
