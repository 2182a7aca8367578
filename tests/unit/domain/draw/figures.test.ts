import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { demandFor, drawFigures, gainedByReserves, servedBy, spreadOf } from '~/domain/draw/figures';
import { previewOf, trial, trialsFor } from '~/domain/draw/preview';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const applicant = (id: string, wishes: string[], tags: string[] = []) => ({
  id,
  wishes,
  cap: 1,
  tags,
  group: null,
});
const offering = (id: string, capacity: number, reserved = 0) => ({
  id,
  capacity,
  reserved: reserved ? [{ tag: 't1', places: reserved }] : [],
  slots: [],
});
const inputs = {
  offerings: [offering('a', 2), offering('b', 1)],
  applicants: [applicant('1', ['a', 'b']), applicant('2', ['b', 'a']), applicant('3', ['b'])],
};
const place = (id: string, of: string, as: 'open' | 'reserved' = 'open') => ({
  applicant: id,
  offering: of,
  round: 1,
  as,
});

describe('figures of a draw', () => {
  it('count first wishes, any wish and nobody served', () => {
    const outcome = { places: [place('1', 'a'), place('2', 'a')] };
    expect(drawFigures(inputs, outcome)).toEqual({
      applicants: 3,
      firstMet: 1,
      anyMet: 2,
      none: 1,
      places: 3,
      given: 2,
    });
    const groups = servedBy(inputs, outcome, (id) => (id === '3' ? ['x', 'y'] : ['x']));
    expect(groups.get('x')).toMatchObject({ applicants: 3, none: 1 });
    expect(groups.get('y')).toEqual({ applicants: 1, firstMet: 0, anyMet: 0, none: 1 });
  });

  it('count demand by class', () => {
    expect(demandFor(inputs)).toEqual([
      { offering: 'a', capacity: 2, reserved: 0, first: 1, wishes: 2 },
      { offering: 'b', capacity: 1, reserved: 0, first: 2, wishes: 3 },
    ]);
  });

  it('count as gained only what number alone would not have given', () => {
    const reserved = {
      offerings: [offering('a', 2, 2)],
      applicants: [applicant('1', ['a'], ['t1']), applicant('2', ['a'], ['t1']), applicant('3', ['a'])],
    };
    const withThem = { places: [place('1', 'a', 'reserved'), place('2', 'a', 'reserved')] };
    const byNumber = { places: [place('1', 'a'), place('3', 'a')] };
    expect([...gainedByReserves(reserved, withThem, byNumber)]).toEqual([['t1', { given: 2, gained: 1 }]]);
  });

  it('say where figures lay', () => {
    expect(spreadOf([4, 1, 1])).toEqual({ least: 1, mean: 2, most: 4 });
    expect(spreadOf([])).toEqual({ least: 0, mean: 0, most: 0 });
  });
});

describe('a preview', () => {
  it('draws with and without reserved places, by the same numbers', () => {
    const market = {
      offerings: [offering('a', 1, 1)],
      applicants: [applicant('claims', ['a'], ['t1']), applicant('x', ['a']), applicant('y', ['a'])],
    };
    const seeds = Array.from({ length: 12 }, (_, index) => `trial ${index}`);
    const trials = seeds.map((seed) => trial(market, seed, () => [], sha256));
    const preview = previewOf(market, trials);
    expect(preview.gained.t1?.given).toEqual({ least: 1, mean: 1, most: 1 });
    // By number alone it would win a third of the time.
    const alone = trials.filter(({ gained }) => gained.get('t1')?.gained === 0).length;
    expect(alone).toBeGreaterThan(0);
    expect(alone).toBeLessThan(12);
  });

  it.each([
    [20, 2_000, 20],
    [20, 20_000, 5],
    [20, 100_000, 2],
    [90, 1, 50],
    [0, 10, 1],
  ])('%i trials asked for %i children: %i', (asked, applicants, done) => {
    expect(trialsFor(asked, applicants)).toBe(done);
  });
});
