import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DrawOutcome } from '~/domain/allocation/draw';
import type { DrawApplicant, DrawInput, DrawOffering } from '~/domain/allocation/market';
import {
  child,
  held,
  market,
  numberIn,
  offering,
  offeringOf,
  partiesOf,
  ratherThan,
  roundsOf,
  turnOf,
} from './markets';

const RUNS = { numRuns: 300 };
const reservedBefore = ({ places }: DrawOutcome, id: string, round: number) =>
  places.filter((place) => place.offering === id && place.as === 'reserved' && place.round < round).length;

describe('reserved places', () => {
  it('go only to those who carry a tag that the class reserves for, siblings only when all of them do', () => {
    fc.assert(
      fc.property(market(), (input) => {
        const { places } = held(input);
        for (const { applicant, offering: id, as } of places) {
          if (as === 'open') continue;
          const party = partiesOf(input).find((members) => members.some((each) => each.id === applicant));
          const shared = offeringOf(input, id).reserved.filter(({ tag }) =>
            party?.every((each) => each.tags.includes(tag)),
          );
          expect(shared).not.toEqual([]);
        }
      }),
      RUNS,
    );
  });

  it('are no more for each tag than were said: everybody who has one can be laid on a place of a tag of its own', () => {
    fc.assert(
      fc.property(market({ groups: false }), (input) => {
        const outcome = held(input);
        for (const { id, reserved } of input.offerings) {
          const holders = input.applicants.filter((each) =>
            outcome.places.some(
              (place) => place.applicant === each.id && place.offering === id && place.as === 'reserved',
            ),
          );
          // As many as want a set of tags and no other must fit into the places of that set.
          const tags = reserved.map(({ tag }) => tag);
          for (const some of subsets(tags)) {
            const only = holders.filter(({ tags: own }) =>
              tags.filter((tag) => own.includes(tag)).every((tag) => some.includes(tag)),
            );
            const room = reserved.reduce(
              (sum, { tag, places }) => sum + (some.includes(tag) ? places : 0),
              0,
            );
            expect(only.length).toBeLessThanOrEqual(room);
          }
        }
      }),
      RUNS,
    );
  });

  it('and all others go, in every round, to just those whom the words of the draw name among all who would rather be there', () => {
    fc.assert(
      fc.property(market({ groups: false }), (input) => {
        const outcome = held(input);
        const given = new Map(
          input.offerings.map((each) => [each.id, { all: 0, by: each.reserved.map(() => 0) }]),
        );
        for (const round of roundsOf(outcome)) {
          for (const each of input.offerings) {
            const wanting = input.applicants.filter((applicant) => {
              const turn = turnOf(input, outcome, applicant, round);
              return turn.got === each.id || ratherThan(turn).includes(each.id);
            });
            const before = given.get(each.id) as { all: number; by: number[] };
            const named = inWords(each, before, wanting, (one) => numberIn(round, input, one));
            const got = outcome.places
              .filter((place) => place.offering === each.id && place.round === round)
              .map(({ applicant, as }) => `${applicant} ${as}`);
            expect(got.sort()).toEqual(
              named.map(({ id, tag }) => `${id} ${tag < 0 ? 'open' : 'reserved'}`).sort(),
            );
            before.all += named.length;
            for (const { tag } of named) if (tag >= 0) before.by[tag] = (before.by[tag] as number) + 1;
          }
        }
      }),
      RUNS,
    );
  });

  it('that nobody claims are open in that round and reserved again in the next', () => {
    // Two classes at different times. In the first round the tagged child takes what it wishes more; in the second it
    // claims the place that is still reserved, before a better number.
    const reserved = [{ tag: 't1', places: 1 }];
    const offerings = [offering('X', { capacity: 2 }), offering('Y', { capacity: 2, reserved })];
    const seen = Array.from({ length: 40 }, (_, index) => {
      const input: DrawInput = {
        seed: `s${index}`,
        offerings,
        applicants: [
          child('tagged', ['X', 'Y'], { cap: 2, tags: ['t1'] }),
          child('a', ['X', 'Y'], { cap: 2 }),
          child('b', ['Y']),
        ],
      };
      const outcome = held(input);
      // X holds both who wish it most; b has one place of Y, so that one is left for the second round.
      expect(
        outcome.places
          .filter(({ round }) => round === 1)
          .map((each) => each.applicant)
          .sort(),
      ).toEqual(['a', 'b', 'tagged']);
      expect(reservedBefore(outcome, 'Y', 2)).toBe(0);
      expect(outcome.places.filter(({ round }) => round === 2)).toEqual([
        { applicant: 'tagged', offering: 'Y', round: 2, as: 'reserved' },
      ]);
      const [a, tagged] = [input.applicants[1], input.applicants[0]] as [DrawApplicant, DrawApplicant];
      return numberIn(2, input, a) < numberIn(2, input, tagged);
    });
    // The better number stood behind at least once.
    expect(seen).toContain(true);
  });
});

type Named = { readonly id: string; readonly tag: number };

/** formats.md, word for word: the best with the tag for each reserved place, then the best of all for what is left. */
function inWords(
  { capacity, reserved }: DrawOffering,
  before: { readonly all: number; readonly by: readonly number[] },
  wanting: readonly DrawApplicant[],
  numberOf: (applicant: DrawApplicant) => string,
): Named[] {
  const rest = [...wanting].sort((a, b) => (numberOf(a) < numberOf(b) ? -1 : 1));
  const named: Named[] = [];
  const room = () => capacity - before.all - named.length;
  const take = (at: number, tag: number) => {
    const [one] = rest.splice(at, 1);
    if (one) named.push({ id: one.id, tag });
  };
  for (const [index, { tag, places }] of reserved.entries()) {
    for (let place = before.by[index] as number; place < places && room() > 0; place += 1) {
      const at = rest.findIndex((each) => each.tags.includes(tag));
      if (at >= 0) take(at, index);
    }
  }
  while (room() > 0 && rest.length > 0) take(0, -1);
  return named;
}

function subsets<Value>(values: readonly Value[]): Value[][] {
  const [first, ...rest] = values;
  if (first === undefined) return [[]];
  const without = subsets(rest);
  return [...without, ...without.map((some) => [first, ...some])];
}
