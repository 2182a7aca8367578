import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DrawApplicant, DrawInput, DrawPlace } from '~/domain/allocation/market';
import { child, held, market, numberIn, offering, offeringOf, overlap, partiesOf, sha256 } from './markets';

type Family = {
  readonly members: readonly DrawApplicant[];
  readonly first: DrawApplicant;
  readonly has: string[];
};
type Asking = { readonly family: Family; readonly number: string; readonly wishes: string[] };
type Kept = { readonly asking: Asking; readonly tag: number };

/**
 * A draw as formats.md tells it, as slowly as it can be told: one family at a time asks, the class looks at everybody it
 * keeps and at the newcomer. Siblings included, where it matters who asks first.
 */
function told(input: DrawInput): DrawPlace[] {
  const families = partiesOf(input).map(
    (members): Family => ({ members, first: members[0] as DrawApplicant, has: [] }),
  );
  const given = new Map(
    input.offerings.map(({ id, reserved }) => [id, { all: 0, by: reserved.map(() => 0) }]),
  );
  const places: DrawPlace[] = [];
  for (let round = 1; ; round += 1) {
    const kept = askAll(input, families, given, round);
    const gained: DrawPlace[] = [];
    for (const [id, all] of kept) {
      const before = given.get(id) as { all: number; by: number[] };
      for (const { asking, tag } of all) {
        const { members, has } = asking.family;
        has.push(id);
        before.all += members.length;
        if (tag >= 0) before.by[tag] = (before.by[tag] as number) + members.length;
        const as = tag >= 0 ? 'reserved' : 'open';
        gained.push(...members.map((each): DrawPlace => ({ applicant: each.id, offering: id, round, as })));
      }
    }
    if (gained.length === 0) return places;
    const key = ({ offering, applicant }: DrawPlace) => `${offering} ${applicant}`;
    places.push(...gained.sort((a, b) => (key(a) < key(b) ? -1 : 1)));
  }
}

type Given = ReadonlyMap<string, { readonly all: number; readonly by: readonly number[] }>;

function askAll(input: DrawInput, families: readonly Family[], given: Given, round: number) {
  const kept = new Map<string, Kept[]>();
  let asking = families
    .filter(({ first, has }) => has.length < first.cap)
    .map((family): Asking => {
      const { first, has } = family;
      const wishes = first.wishes.filter(
        (wish) => !has.some((id) => id === wish || overlap(input, id, wish)),
      );
      return { family, number: numberIn(round, input, first), wishes };
    });
  const best = (a: Asking, b: Asking) => (a.number < b.number ? -1 : 1);
  for (;;) {
    const [next, ...others] = asking.sort(best);
    if (!next) return kept;
    asking = others;
    const id = next.wishes.shift();
    if (id === undefined) continue;
    const all = [...(kept.get(id) ?? []).map((each) => each.asking), next].sort(best);
    const chosen = choose(input, id, given, all);
    kept.set(id, chosen);
    asking.push(...all.filter((each) => !chosen.some((one) => one.asking === each)));
  }
}

function choose(input: DrawInput, id: string, given: Given, all: readonly Asking[]): Kept[] {
  const { capacity, reserved } = offeringOf(input, id);
  const before = given.get(id) ?? { all: 0, by: [] };
  const kept: Kept[] = [];
  let left = capacity - before.all;
  const take = (asking: Asking, tag: number, room: number): number => {
    const size = asking.family.members.length;
    if (size > Math.min(room, left) || kept.some((each) => each.asking === asking)) return 0;
    kept.push({ asking, tag });
    left -= size;
    return size;
  };
  for (const [index, { tag, places }] of reserved.entries()) {
    let room = places - (before.by[index] as number);
    for (const each of all)
      if (each.family.members.every(({ tags }) => tags.includes(tag))) room -= take(each, index, room);
  }
  for (const each of all) take(each, -1, left);
  return kept;
}

describe('a draw', () => {
  it('gives what its words give, in every market with siblings and places that are reserved', () => {
    fc.assert(
      fc.property(market(), (input) => {
        expect(held(input).places).toEqual(told(input));
      }),
      { numRuns: 1000 },
    );
  });

  it('has the best number ask first of those who are sent on together', () => {
    const keys = ['p', 'q', 'r', 's'].sort((a, b) => (sha256(`s:1:${a}`) < sha256(`s:1:${b}`) ? -1 : 1));
    const [single = '', pair = '', settled = '', claiming = ''] = keys;
    const siblings = (group: string, count: number, wishes: string[], tags: string[] = []) =>
      Array.from({ length: count }, (_, index) => child(`${group}${index}`, wishes, { group, tags }));
    const { places } = held({
      seed: 's',
      offerings: [
        offering('X', { capacity: 3, reserved: [{ tag: 't1', places: 3 }] }),
        offering('Y', { capacity: 2 }),
      ],
      // The last one to ask claims all of X: the single child goes on to Y first, so that the pair does not fit there
      // and whoever had settled in Y before stays.
      applicants: [
        child(single, ['X', 'Y']),
        ...siblings(pair, 2, ['X', 'Y']),
        child(settled, ['Y']),
        ...siblings(claiming, 3, ['X'], ['t1']),
      ],
    });
    const inY = places
      .filter((place) => place.offering === 'Y')
      .map((place) => [place.applicant, place.round]);
    expect(inY.sort()).toEqual(
      [
        [single, 1],
        [settled, 1],
      ].sort(),
    );
  });
});
