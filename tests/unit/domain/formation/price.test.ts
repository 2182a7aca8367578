import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movedQuote } from '~/domain/formation/price';
import { familyFund } from '~/domain/ledger/accounts';
import { familyMoney, grantedFen, type PlaceMoney } from '~/domain/ledger/place';
import { sumFen } from '~/domain/money';
import type { Fee, Quote } from '~/domain/pricing/quote';
import { streamsOf } from '~/domain/pricing/streams';

const LESSONS = ['2026-09-22', '2026-09-29', '2026-10-13', '2026-10-20'];
const place = (quote: Pick<Quote, 'lines' | 'grants'>, canceled = 0): PlaceMoney => ({
  status: 'confirmed',
  providerId: 'p',
  schoolId: 's',
  payee: 'fiscal',
  model: 'per_lesson',
  withdrawnOn: null,
  materialsUsed: false,
  prices: [{ from: null, streams: streamsOf(quote, familyFund('fiscal')) }],
  lessons: LESSONS.map((date, index) => ({
    id: date,
    date,
    pricedFor: date,
    state: index < canceled ? 'canceled_school' : 'future',
    earned: false,
  })),
  receivedFen: 0,
  goneFen: 0,
});
const full = { lines: [{ kind: 'agency', fen: 14_000 }], grants: [] } as const;
const subsidized = {
  lines: [
    { kind: 'agency', fen: 14_000 },
    { kind: 'subsidy', programme: 'a', fen: -4_001 },
  ],
  grants: [{ programme: 'a', kind: 'agency', fen: 4_001 }],
} as const;
const fee = (over: Partial<Fee> = {}): Fee => ({
  payer: 'family',
  perLessonFen: 3500,
  lessons: 4,
  materialsFen: 0,
  ...over,
});

describe('the price in the class that a child is moved to', () => {
  it('stays to the fen what it was where the class costs the same', () => {
    expect(movedQuote(place(full), fee())).toEqual({ ...full, subsidyFen: 0, dueFen: 14_000 });
    expect(movedQuote(place(subsidized), fee())).toEqual({
      ...subsidized,
      subsidyFen: 4_001,
      dueFen: 9_999,
    });
  });

  it('falls for everybody who pays, the family rounded down', () => {
    // 9,999 of 14,000 of ¥105.00 is ¥74.9925.
    expect(movedQuote(place(subsidized), fee({ lessons: 3 }))).toMatchObject({
      dueFen: 7_499,
      grants: [{ programme: 'a', kind: 'agency', fen: 3_001 }],
    });
  });

  it('is none where anything is dearer, though the whole is not', () => {
    expect(movedQuote(place(full), fee({ perLessonFen: 3501 }))).toBeNull();
    expect(movedQuote(place(full), fee({ perLessonFen: 1000, materialsFen: 1 }))).toBeNull();
  });

  it('counts what is given back anyway as gone', () => {
    expect(movedQuote(place(full, 1), fee())).toBeNull();
    expect(movedQuote(place(full, 1), fee({ lessons: 3 }))).toMatchObject({ dueFen: 10_500 });
  });

  it('leaves what the county pays with the county', () => {
    const county = {
      lines: [
        { kind: 'agency', fen: 14_000 },
        { kind: 'county', fen: -14_000 },
      ],
      grants: [],
    } as const;
    expect(movedQuote(place(county), fee({ payer: 'county' }))).toMatchObject({ dueFen: 0, grants: [] });
    expect(movedQuote(place(county), fee())).toBeNull();
  });

  it('never asks more of anybody, and adds up', () => {
    const amounts = fc.record({
      agency: fc.integer({ min: 1, max: 20_000 }),
      materials: fc.integer({ min: 0, max: 5_000 }),
      percent: fc.integer({ min: 0, max: 100 }),
      other: fc.integer({ min: 0, max: 100 }),
      cut: fc.integer({ min: 0, max: 20_000 }),
      cutMaterials: fc.integer({ min: 0, max: 5_000 }),
    });
    fc.assert(
      fc.property(amounts, ({ agency, materials, percent, other, cut, cutMaterials }) => {
        const grants = (
          [
            ['a', 'agency', Math.floor((agency * percent) / 100)],
            ['b', 'agency', Math.floor((agency * (100 - percent) * other) / 10_000)],
            ['b', 'materials', Math.floor((materials * other) / 100)],
          ] as const
        ).flatMap(([programme, kind, fen]) => (fen > 0 ? [{ programme, kind, fen }] : []));
        const lines = [
          { kind: 'agency', fen: agency } as const,
          ...(materials > 0 ? [{ kind: 'materials', fen: materials } as const] : []),
          ...grants.map(({ programme, fen }) => ({ kind: 'subsidy', programme, fen: -fen }) as const),
        ];
        const before = place({ lines, grants });
        const to = fee({
          perLessonFen: Math.max(0, agency - cut),
          lessons: 1,
          materialsFen: Math.max(0, materials - cutMaterials),
        });
        const moved = movedQuote(before, to);
        if (!moved) throw new Error('a cheaper class has a price');
        const after = place(moved);
        expect(sumFen(moved.lines.map(({ fen }) => fen))).toBe(moved.dueFen);
        expect(familyMoney(after).owedFen).toBe(moved.dueFen);
        expect(moved.dueFen).toBeLessThanOrEqual(familyMoney(before).owedFen);
        for (const [programme, fen] of grantedFen(after))
          expect(fen).toBeLessThanOrEqual(grantedFen(before).get(programme) ?? 0);
      }),
    );
  });
});
