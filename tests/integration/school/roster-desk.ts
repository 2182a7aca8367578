import { beforeEach } from 'vitest';
import { db } from '~/db/client.server';
import { schoolDateOf } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import { openPupilNumber } from '~/services/pupils/pupil-number.server';
import { applyRoster } from '~/services/roster/apply.server';
import { importHere } from '~/services/roster/imports.server';
import type { RowChoice } from '~/services/roster/plan-writes.server';
import { uploadRoster } from '~/services/roster/upload.server';
import { makeSchool, NOW } from '../provider/county';
import { freshNumber } from './here';
import { type Columns, csvText, tableOf, utf8 } from './roster-files';

export let schoolId: string;
export let head: Actor;

/** A school with its head, new for each test of the file that calls this. */
export function openSchool(): void {
  beforeEach(async () => {
    ({ schoolId, head } = await makeSchool());
  });
}

/** A line of a roster, right in every column unless told. */
export const row = (over: Partial<Columns> = {}): Columns => {
  const birthDate = over.birthDate ?? '2017-05-12';
  const number = over.number ?? freshNumber(birthDate);
  return { name: '林一诺', grade: '三年级', className: '三(2)班', ...over, birthDate, number };
};

export const file = (rows: readonly Columns[]) => utf8(csvText(tableOf(rows)));

/** Uploads a roster that is taken; answers with the id of its import. */
export async function upload(content: Uint8Array<ArrayBuffer>, by: Actor = head, name = '名册.csv') {
  const outcome = await uploadRoster(by, { name, content }, NOW);
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.refusals));
  return outcome.importId;
}

export async function preview(importId: string, by: Actor = head) {
  const found = await importHere(by, importId, NOW);
  if (!found.preview) throw new Error('nothing to preview');
  return { ...found, preview: found.preview };
}

/** Applies an import as it is previewed now. */
export async function apply(importId: string, choices: Record<number, RowChoice> = {}, by: Actor = head) {
  const { preview: seen } = await preview(importId, by);
  const input = {
    importId,
    seen: seen.seen,
    choices: new Map(Object.entries(choices).map(([n, c]) => [Number(n), c])),
  };
  return applyRoster(by, input, NOW);
}

/** Who is on the roster of a school, oldest first. */
export async function roster(of = schoolId) {
  const pupils = await db.child.findMany({ where: { schoolId: of }, orderBy: { createdAt: 'asc' } });
  return pupils.map((pupil) => ({
    name: pupil.name,
    number: openPupilNumber(pupil),
    birthDate: schoolDateOf(pupil.birthDate),
    grade: pupil.grade,
    className: pupil.className,
  }));
}
