import { describe, expect, it, test } from 'vitest';
import { DRAW_ALGORITHM } from '~/domain/allocation/draw';
import { type DrawInput, NotAMarket } from '~/domain/allocation/market';
import example from './example.json' with { type: 'json' };
import expected from './example.out.json' with { type: 'json' };
import { child, held, offering, sha256 } from './markets';

const tuesday = [{ weekday: 2, start: '15:40', end: '17:10' }];
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
