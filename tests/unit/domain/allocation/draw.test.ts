import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { DRAW_ALGORITHM, draw } from '~/domain/allocation/draw';
import {
  type DrawApplicant,
  type DrawInput,
  type DrawOffering,
  NotAMarket,
} from '~/domain/allocation/market';
import example from './example.json' with { type: 'json' };
import expected from './example.out.json' with { type: 'json' };

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const held = (input: DrawInput) => draw(input, sha256);
const tuesday = [{ weekday: 2, start: '15:40', end: '17:10' }];
const offering = (id: string, over: Partial<DrawOffering> = {}): DrawOffering => ({
  id,
  capacity: 1,
  reserved: [],
  slots: [],
  ...over,
});
const child = (id: string, wishes: string[], over: Partial<DrawApplicant> = {}): DrawApplicant => ({
  id,
  wishes,
  cap: 1,
  tags: [],
  group: null,
  ...over,
});
/** Applicants in the order of their numbers of the first round. */
const byNumber = (seed: string, ids: readonly string[]) =>
  [...ids].sort((a, b) => (sha256(`${seed}:1:${a}`) < sha256(`${seed}:1:${b}`) ? -1 : 1));
const holders = (input: DrawInput, id: string) =>
  held(input)
    .places.filter((place) => place.offering === id)
    .map((place) => place.applicant);

describe('a draw', () => {
  it('gives the places and the waiting lists of the example', () => {
    const outcome = held(example as DrawInput);
    expect({ places: outcome.places, waiting: outcome.waiting }).toEqual(expected);
    expect(outcome).toMatchObject({ algorithm: DRAW_ALGORITHM, commitment: sha256(example.seed) });
  });

  it('gives the place to the best number, and tells the others how they stood', () => {
    const ids = byNumber('s', ['a', 'b', 'c']);
    const input = {
      seed: 's',
      offerings: [offering('X')],
      applicants: ['a', 'b', 'c'].map((id) => child(id, ['X'])),
    };
    expect(holders(input, 'X')).toEqual([ids[0]]);
    expect(held(input).waiting.map(({ applicant, position }) => [applicant, position])).toEqual([
      [ids[1], 1],
      [ids[2], 2],
    ]);
    expect(held(input).reasons).toContainEqual({
      applicant: ids[2],
      offering: 'X',
      number: 3,
      of: 3,
      lastAdmitted: 1,
      why: 'full',
    });
  });

  it('keeps a reserved place for whoever carries the tag, and opens it when nobody does', () => {
    const [best = '', second = ''] = byNumber('s', ['a', 'b']);
    const offerings = [offering('X', { reserved: [{ tag: 'hardship', places: 1 }] })];
    const claimed = [child(best, ['X']), child(second, ['X'], { tags: ['hardship'] })];
    expect(held({ seed: 's', offerings, applicants: claimed }).places).toMatchObject([
      { applicant: second, as: 'reserved' },
    ]);
    const unclaimed = [child(best, ['X']), child(second, ['X'])];
    expect(held({ seed: 's', offerings, applicants: unclaimed }).places).toMatchObject([
      { applicant: best, as: 'open' },
    ]);
  });

  it('gives nobody two courses at the same time, and says so', () => {
    const offerings = [offering('X', { slots: tuesday }), offering('Y', { slots: tuesday })];
    const outcome = held({ seed: 's', offerings, applicants: [child('a', ['X', 'Y'], { cap: 2 })] });
    expect(outcome.places).toMatchObject([{ offering: 'X', round: 1 }]);
    expect(outcome.reasons).toMatchObject([{ offering: 'Y', why: 'overlaps' }]);
  });

  it('gives one more place in each round, up to the cap', () => {
    const offerings = [offering('X'), offering('Y'), offering('Z')];
    const outcome = held({ seed: 's', offerings, applicants: [child('a', ['X', 'Y', 'Z'], { cap: 2 })] });
    expect(outcome.places.map((place) => [place.offering, place.round])).toEqual([
      ['X', 1],
      ['Y', 2],
    ]);
    expect(outcome.reasons).toMatchObject([{ offering: 'Z', why: 'at_cap' }]);
    // Has all it wants: it waits for nothing.
    expect(outcome.waiting).toEqual([]);
  });

  it('gives siblings all or none', () => {
    const twins = ['a', 'b'].map((id) => child(id, ['X'], { group: 'twins' }));
    const of = (capacity: number) => ({
      seed: 's',
      offerings: [offering('X', { capacity })],
      applicants: twins,
    });
    expect(holders(of(2), 'X')).toEqual(['a', 'b']);
    expect(holders(of(1), 'X')).toEqual([]);
    expect(held(of(1)).reasons.map(({ why }) => why)).toEqual(['group_too_large', 'group_too_large']);
  });

  test.each<[string, Partial<DrawInput>]>([
    ['an offering twice', { offerings: [offering('X'), offering('X')] }],
    ['an applicant twice', { applicants: [child('a', []), child('a', [])] }],
    ['a wish that is not offered', { applicants: [child('a', ['Q'])] }],
    ['a wish twice', { applicants: [child('a', ['X', 'X'])] }],
    ['half a place', { offerings: [offering('X', { capacity: 1.5 })] }],
    ['more reserved than there are', { offerings: [offering('X', { reserved: [{ tag: 't', places: 2 }] })] }],
    [
      'siblings with other wishes',
      {
        applicants: [child('a', ['X'], { group: 'g' }), child('b', [], { group: 'g' })],
      },
    ],
  ])('refuses %s', (_, change) => {
    expect(() => held({ seed: 's', offerings: [offering('X')], applicants: [], ...change })).toThrow(
      NotAMarket,
    );
  });
});

const slot = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.constantFrom('15:40', '16:20', '17:00'))
  .map(([weekday, start]) => ({ weekday, start, end: start === '17:00' ? '18:00' : '17:10' }));
const market = ({ groups = true, most = 3 } = {}) =>
  fc
    .record({
      seed: fc.string({ minLength: 1, maxLength: 8 }),
      offerings: fc.array(
        fc.record({
          capacity: fc.integer({ min: 0, max: 4 }),
          slots: fc.array(slot, { maxLength: 2 }),
          reserve: fc.boolean(),
        }),
        { minLength: 1, maxLength: 6 },
      ),
      applicants: fc.array(
        fc.record({
          wishes: fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 4 }),
          cap: fc.integer({ min: 1, max: most }),
          tagged: fc.boolean(),
          pair: fc.boolean(),
        }),
        { maxLength: 14 },
      ),
    })
    .map(
      ({ seed, offerings, applicants }): DrawInput => ({
        seed,
        offerings: offerings.map(({ capacity, slots, reserve }, index) => ({
          id: `O${index}`,
          capacity,
          slots,
          reserved: reserve && capacity > 0 ? [{ tag: 'hardship', places: 1 }] : [],
        })),
        applicants: applicants.flatMap(({ wishes, cap, tagged, pair }, index) => {
          const one = child(
            `c${index}`,
            wishes.filter((wish) => wish < offerings.length).map((wish) => `O${wish}`),
            { cap, tags: tagged ? ['hardship'] : [] },
          );
          const group = `g${index}`;
          return groups && pair
            ? [
                { ...one, group },
                { ...one, group, id: `${one.id}b` },
              ]
            : [one];
        }),
      }),
    );

describe('whatever the market', () => {
  it('overfills nothing, overlaps nobody, parts no siblings, and is the same again', () => {
    fc.assert(
      fc.property(market(), (input) => {
        const { places } = held(input);
        expect(held(input).places).toEqual(places);
        for (const { id, capacity } of input.offerings) {
          expect(places.filter((place) => place.offering === id).length).toBeLessThanOrEqual(capacity);
        }
        for (const { id, cap, wishes, group } of input.applicants) {
          const mine = places.filter((place) => place.applicant === id).map((place) => place.offering);
          expect(mine.length).toBeLessThanOrEqual(cap);
          expect(new Set(mine).size).toBe(mine.length);
          expect(mine.every((each) => wishes.includes(each))).toBe(true);
          const times = mine.flatMap((each) => input.offerings.find((one) => one.id === each)?.slots ?? []);
          for (const [at, a] of times.entries()) {
            for (const b of times.slice(at + 1)) {
              const owner = (slotOf: typeof a) =>
                mine.filter((each) => input.offerings.find((one) => one.id === each)?.slots.includes(slotOf));
              if (owner(a)[0] === owner(b)[0]) continue;
              expect(a.weekday === b.weekday && a.start < b.end && b.start < a.end).toBe(false);
            }
          }
          if (group === null) continue;
          const other = input.applicants.find((each) => each.group === group && each.id !== id);
          expect(
            places.filter((place) => place.applicant === other?.id).map((place) => place.offering),
          ).toEqual(mine);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('leaves no justified envy: with one place each and no siblings, nobody wishes a place that a worse number has', () => {
    fc.assert(
      fc.property(market({ groups: false, most: 1 }), (input) => {
        const { places } = held(input);
        const number = (id: string) => sha256(`${input.seed}:1:${id}`);
        for (const { id, wishes, tags } of input.applicants) {
          const mine = places.find((place) => place.applicant === id);
          const better = wishes.slice(0, mine ? wishes.indexOf(mine.offering) : wishes.length);
          for (const wish of better) {
            const there = places.filter((place) => place.offering === wish);
            const worse = there.filter(({ applicant }) => number(applicant) > number(id));
            // A worse number may only sit on a place that is reserved for a tag that the other lacks.
            expect(worse.filter(({ as }) => as === 'open' || tags.includes('hardship'))).toEqual([]);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('rewards nobody for other wishes than its own, with one place each', () => {
    fc.assert(
      fc.property(market({ groups: false, most: 1 }), fc.nat(), (input, at) => {
        const me = input.applicants[at % Math.max(1, input.applicants.length)];
        if (!me) return;
        const rank = (outcome: DrawInput) => {
          const mine = held(outcome).places.find((place) => place.applicant === me.id);
          return mine ? me.wishes.indexOf(mine.offering) : me.wishes.length;
        };
        const lie = { ...me, wishes: [...me.wishes].reverse() };
        const lying = input.applicants.map((each) => (each.id === me.id ? lie : each));
        expect(rank({ ...input, applicants: lying })).toBeGreaterThanOrEqual(rank(input));
      }),
      { numRuns: 300 },
    );
  });
});
