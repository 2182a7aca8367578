import type { SchoolDate } from '~/domain/calendar';
import { sameName } from '~/domain/roster/person-name';

/** What a guardian typed, and a pupil who may be meant; `key` stands for the pupil number (its keyed hash). */
export type Described = { name: string; birthDate: SchoolDate; key: string };

/** Which parts of a claim a pupil answers to. `near`: one character of the name differs, is missing or too much. */
export type Likeness = { number: boolean; birthDate: boolean; name: 'same' | 'near' | 'other' };

export function likenessOf(claim: Described, pupil: Described): Likeness {
  return {
    number: claim.key === pupil.key,
    birthDate: claim.birthDate === pupil.birthDate,
    name: sameName(claim.name, pupil.name) ? 'same' : isNear(claim.name, pupil.name) ? 'near' : 'other',
  };
}

/** How much a pupil is like a claim, 0 for nothing: the number says most, then the whole name with the birth date. */
export function likenessScore({ number, birthDate, name }: Likeness): number {
  return (number ? 8 : 0) + (birthDate ? 3 : 0) + (name === 'same' ? 4 : name === 'near' ? 2 : 0);
}

/** Whether two names of at least two characters are one edit apart (鸣 for 明, a forgotten character). */
function isNear(a: string, b: string): boolean {
  const [x, y] = [[...a], [...b]];
  if (Math.min(x.length, y.length) < 2 || Math.abs(x.length - y.length) > 1) return false;
  let start = 0;
  while (start < x.length && start < y.length && x[start] === y[start]) start += 1;
  let end = 0;
  const most = Math.min(x.length, y.length) - start;
  while (end < most && x[x.length - 1 - end] === y[y.length - 1 - end]) end += 1;
  return Math.max(x.length, y.length) - start - end <= 1;
}
