import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumFen } from '~/domain/money';
import { cutStream, earned, returned, type Stream, streamsOf } from '~/domain/pricing/streams';

const stream = (...shares: number[]): Stream => ({
  kind: 'agency',
  totalFen: sumFen(shares),
  shares: shares.map((fen, index) => ({ fund: index === 0 ? 'family:fiscal' : `programme:${index}`, fen })),
});
const fens = (list: readonly { fen: number }[]) => list.map(({ fen }) => fen);

describe('a charge with several payers', () => {
  it('gives the family its part rounded down, and the rest to the programmes', () => {
    expect(fens(returned(stream(26_000, 30_000), 28_000))).toEqual([13_000, 15_000]);
    expect(fens(returned(stream(501, 500), 500))).toEqual([250, 250]);
  });

  it('never gives a payer less when more comes back', () => {
    // By rounded running sums the second of three would get 1 fen of 2, and nothing of 3.
    expect(fens(returned(stream(2, 1, 2), 2))[1]).toBeLessThanOrEqual(
      fens(returned(stream(2, 1, 2), 3))[1] ?? 0,
    );
  });

  it('splits a price by the kinds of its charges; the county pays everything or nothing', () => {
    const lines = [
      { kind: 'agency', fen: 1000 },
      { kind: 'materials', fen: 200 },
      { kind: 'subsidy', programme: 'a', fen: -300 },
    ] as const;
    const grants = [{ programme: 'a', kind: 'agency', fen: 300 }] as const;
    expect(streamsOf({ lines, grants }, 'family:fiscal')).toEqual([
      {
        kind: 'agency',
        totalFen: 1000,
        shares: [
          { fund: 'family:fiscal', fen: 700 },
          { fund: 'programme:a', fen: 300 },
        ],
      },
      { kind: 'materials', totalFen: 200, shares: [{ fund: 'family:fiscal', fen: 200 }] },
    ]);
    const county = [
      { kind: 'agency', fen: 1000 },
      { kind: 'county', fen: -1000 },
    ] as const;
    expect(streamsOf({ lines: county, grants: [] }, 'family:fiscal')).toEqual([
      { kind: 'agency', totalFen: 1000, shares: [{ fund: 'county', fen: 1000 }] },
    ]);
  });
});

describe('whatever the shares', () => {
  const streams = fc
    .array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 4 })
    .map((shares) => stream(...shares));
  const amounts = streams.chain((of) =>
    fc.tuple(
      fc.constant(of),
      fc.integer({ min: 0, max: of.totalFen }),
      fc.integer({ min: 0, max: of.totalFen }),
    ),
  );

  it('parts add up, none is below zero or above its share, and more never gives anybody less', () => {
    fc.assert(
      fc.property(amounts, ([of, one, other]) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        const small = fens(returned(of, less));
        const large = fens(returned(of, more));
        expect(sumFen(small)).toBe(less);
        for (const [index, fen] of small.entries()) {
          expect(fen).toBeGreaterThanOrEqual(0);
          expect(fen).toBeLessThanOrEqual(large[index] as number);
          expect(large[index]).toBeLessThanOrEqual(of.shares[index]?.fen as number);
        }
        expect(sumFen(fens(earned(of, more)))).toBe(more);
        expect(fens(returned(of, of.totalFen))).toEqual(fens(of.shares));
      }),
      { numRuns: 500 },
    );
  });

  it('a price that another follows keeps whole shares of its first lessons', () => {
    fc.assert(
      fc.property(
        streams,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 0, max: 20 }),
        (of, lessons, kept) => {
          const cut = cutStream(of, lessons, Math.min(kept, lessons));
          expect(sumFen(fens(cut.shares))).toBe(cut.totalFen);
          for (const [index, { fen }] of cut.shares.entries()) {
            expect(fen).toBeGreaterThanOrEqual(0);
            expect(fen).toBeLessThanOrEqual(of.shares[index]?.fen as number);
          }
        },
      ),
    );
  });
});
