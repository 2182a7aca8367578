import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeAccount } from '~/domain/accounts/place-account';
import type { Aid } from '~/domain/aid/programme';
import { familyFund } from '~/domain/ledger/accounts';
import type { PlaceLesson, PlaceMoney } from '~/domain/ledger/place';
import { quote } from '~/domain/pricing/quote';
import { LESSON_OUTCOMES, REFUND_MODELS } from '~/domain/pricing/refund-models';
import { streamsOf } from '~/domain/pricing/streams';
import { chargesOf, type StatementPart, statementRows, sumRows } from '~/domain/settlement/family-statement';

const aidOf = (percent: number): Aid => ({
  asOf: '2026-09-01',
  child: { town: 'rural', entitlements: [] },
  used: [],
  programmes: [
    {
      id: 'aid',
      order: 1,
      classes: [],
      towns: ['rural', 'urban'],
      percent,
      of: ['agency', 'service'],
      capFenPerChildTerm: null,
      budgetLeftFen: 10_000_000,
      from: '2026-08-01',
      to: '2027-01-31',
    },
  ],
});

/** A place with lessons that went as drawn, part of it paid and part of that gone again. */
const places = fc
  .record({
    payer: fc.constantFrom('family' as const, 'county' as const),
    perLessonFen: fc.integer({ min: 0, max: 6000 }),
    serviceFen: fc.integer({ min: 0, max: 9000 }),
    materialsFen: fc.integer({ min: 0, max: 5000 }),
    percent: fc.integer({ min: 1, max: 100 }),
    outcomes: fc.array(fc.constantFrom(...LESSON_OUTCOMES), { minLength: 1, maxLength: 16 }),
    model: fc.constantFrom(...REFUND_MODELS),
    paid: fc.integer({ min: 0, max: 120 }),
    gone: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ outcomes, percent, model, paid, gone, ...fee }): PlaceMoney => {
    const price = quote({ ...fee, lessons: outcomes.length }, aidOf(percent));
    const lessons = outcomes.map((state, index): PlaceLesson => {
      const date = `2026-09-${String(index + 1).padStart(2, '0')}`;
      const earned = state === 'taught' || state === 'absent' || state === 'excused';
      return { id: `l${index}`, date, pricedFor: date, state, earned };
    });
    const place = {
      status: 'confirmed',
      providerId: 'p',
      schoolId: 's',
      payee: 'fiscal',
      model,
      withdrawnOn: null,
      materialsUsed: true,
      prices: [{ from: null, streams: streamsOf(price, familyFund('fiscal')) }],
      lessons,
      receivedFen: Math.floor((price.dueFen * paid) / 100),
      goneFen: 0,
    } as const;
    const { backFen } = placeAccount(place).family;
    return { ...place, goneFen: Math.floor((backFen * gone) / 100) };
  });

const rowsOf = (place: PlaceMoney) => statementRows(chargesOf(place), placeAccount(place));
const sumOf = (rows: ReturnType<typeof rowsOf>, ...parts: StatementPart[]) =>
  rows.reduce((sum, { part, fen }) => (parts.includes(part) ? sum + fen : sum), 0);

describe('a term statement', () => {
  it('adds up from the charges to what is still to pay, for one place and for many', () => {
    fc.assert(
      fc.property(fc.array(places, { minLength: 1, maxLength: 4 }), (many) => {
        const each = many.map(rowsOf);
        for (const rows of [...each, sumRows(each)]) {
          const share = sumOf(rows, 'service', 'agency', 'materials', 'off', 'programme', 'county');
          expect(sumOf(rows, 'share')).toBe(share);
          const open = share - sumOf(rows, 'paid') + sumOf(rows, 'back', 'onWay');
          expect(sumOf(rows, 'open')).toBe(open);
          expect(open).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
