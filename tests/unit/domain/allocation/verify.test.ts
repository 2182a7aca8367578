import { createHash } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { type DrawOutcome, draw } from '~/domain/allocation/draw';
import type { DrawInput } from '~/domain/allocation/market';
import { verifyDraw } from '~/domain/allocation/verify';
import { readDrawClaim, readDrawInput } from '~/forms/allocation/draw';
import example from './example.json' with { type: 'json' };
import expected from './example.out.json' with { type: 'json' };

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const input = example as DrawInput;
const commitment = sha256(input.seed);
const honest = draw(input, sha256);
const parts = (output: Partial<DrawOutcome>, said = commitment) =>
  verifyDraw({ input, output, commitment: said }, sha256).map(({ part, index }) => [part, index]);

describe('verifying a draw', () => {
  it('finds nothing in an honest one, whole or published in part', () => {
    expect(parts(honest)).toEqual([]);
    expect(parts(expected as Partial<DrawOutcome>)).toEqual([]);
    expect(parts(honest, commitment.toUpperCase())).toEqual([]);
  });

  test.each<[string, Partial<DrawOutcome>, string, number | null]>([
    [
      'a place given to another',
      { places: honest.places.map((place, at) => (at === 3 ? { ...place, applicant: 'c7' } : place)) },
      'places',
      3,
    ],
    [
      'a place too many',
      { places: [...honest.places, { applicant: 'c7', offering: 'O1', round: 2, as: 'open' }] },
      'places',
      honest.places.length,
    ],
    ['a place left out', { places: honest.places.slice(1) }, 'places', 0],
    ['a jump in the waiting list', { waiting: [...honest.waiting].reverse() }, 'waiting', 0],
    [
      'a reason that is not true',
      { reasons: honest.reasons.map((each) => ({ ...each, number: each.number + 1 })) },
      'reasons',
      0,
    ],
  ])('finds %s', (_, change, part, index) => {
    expect(parts({ ...honest, ...change })).toEqual([[part, index]]);
  });

  it('finds a seed that was chosen after the commitment', () => {
    expect(parts(honest, sha256('another'))).toEqual([['seed', null]]);
  });
});

describe('reading a draw', () => {
  it('takes the example, and a published draw', () => {
    expect(readDrawInput(example)).toEqual({ value: example });
    expect(readDrawClaim({ input: example, output: honest, commitment })).toHaveProperty('value');
  });

  test.each([
    ['seed', { ...example, seed: '' }],
    ['applicants', { seed: 's', offerings: [] }],
    ['offerings[0].capacity', { ...example, offerings: [{ ...example.offerings[0], capacity: -1 }] }],
    [
      'offerings[0].slots[0].end',
      {
        ...example,
        offerings: [{ id: 'X', capacity: 1, slots: [{ weekday: 1, start: '17:00', end: '16:00' }] }],
      },
    ],
    ['surprise', { ...example, surprise: true }],
  ])('says that %s is wrong', (path, value) => {
    expect(readDrawInput(value)).toMatchObject({ problem: { path } });
  });
});
