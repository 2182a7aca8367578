import { describe, expect, test } from 'vitest';
import type { Aid, Programme } from '~/domain/aid/programme';
import { remainderOf, requote } from '~/domain/aid/requote';
import { familyFund } from '~/domain/ledger/accounts';
import { familyMoney, grantedFen, type PlaceLesson, type PlaceMoney } from '~/domain/ledger/place';
import { type Fee, quote } from '~/domain/pricing/quote';
import { streamsOf } from '~/domain/pricing/streams';

const DATES = ['2026-09-01', '2026-09-08', '2026-09-15', '2026-09-22'];
const lesson = (date: string, over: Partial<PlaceLesson> = {}): PlaceLesson => ({
  id: date,
  date,
  pricedFor: date,
  state: 'future',
  earned: false,
  ...over,
});
const FAMILY = familyFund('fiscal');
const hardship: Programme = {
  id: 'hardship',
  order: 1,
  classes: ['subsistence'],
  towns: ['rural'],
  percent: 100,
  of: ['service', 'agency'],
  capFenPerChildTerm: null,
  budgetLeftFen: 1_000_000,
  from: '2026-08-01',
  to: '2027-01-31',
};
const aid = (asOf: string, over: Partial<Programme> = {}, used = 0): Aid => ({
  asOf,
  child: { town: 'rural', entitlements: [{ class: 'subsistence', from: '2026-01-01', to: '2026-12-31' }] },
  programmes: [{ ...hardship, ...over }],
  used: [{ programme: 'hardship', fen: used }],
});
const FEE: Fee = { payer: 'family', perLessonFen: 3500, lessons: 4, serviceFen: 1000, materialsFen: 2000 };

function place(price: ReturnType<typeof quote>, over: Partial<PlaceMoney> = {}): PlaceMoney {
  return {
    status: 'confirmed',
    providerId: 'p',
    schoolId: 's',
    payee: 'fiscal',
    model: 'per_lesson',
    withdrawnOn: null,
    materialsUsed: true,
    prices: [{ from: null, streams: streamsOf(price, FAMILY) }],
    lessons: DATES.map((date) => lesson(date)),
    receivedFen: price.dueFen,
    goneFen: 0,
    ...over,
  };
}

describe('what of a price can be counted again', () => {
  test('the lessons after today, and the service charge only for them', () => {
    const rest = remainderOf(place(quote(FEE)), '2026-09-08');
    expect(rest).toMatchObject({ from: '2026-09-15', lessons: 2, agencyFen: 7000, serviceFen: 500 });
  });

  test('what programmes gave for them comes free; what they gave before does not', () => {
    const rest = remainderOf(place(quote(FEE, aid('2026-08-20'))), '2026-09-01');
    expect([...(rest?.bound ?? [])]).toEqual([['hardship', 11_250]]);
    expect([...(rest?.payers ?? [])]).toEqual(['hardship']);
  });

  test('a lesson that was canceled gave its part back already', () => {
    const lessons = DATES.map((date, index) => lesson(date, index === 3 ? { state: 'canceled_school' } : {}));
    const rest = remainderOf(place(quote(FEE, aid('2026-08-20')), { lessons }), '2026-09-01');
    expect([...(rest?.bound ?? [])]).toEqual([['hardship', 7500]]);
  });

  test.each([
    ['no lesson is left', quote(FEE), '2026-09-22', {}],
    ['the county pays', quote({ ...FEE, payer: 'county' }), '2026-09-01', {}],
    ['it costs nothing', quote({ ...FEE, perLessonFen: 0, serviceFen: 0 }), '2026-09-01', {}],
    [
      'all that is left was canceled',
      quote(FEE),
      '2026-09-15',
      { lessons: DATES.map((date) => lesson(date, { state: 'canceled_force' })) },
    ],
  ])('nothing when %s', (_, price, today, over) => {
    expect(remainderOf(place(price, over), today)).toBeNull();
  });
});

describe('counting the rest again', () => {
  const restOf = (price: ReturnType<typeof quote>, today = '2026-09-08') => {
    const rest = remainderOf(place(price), today);
    if (!rest) throw new Error('nothing is left');
    return rest;
  };

  test('gained: from then on the programme pays', () => {
    const found = requote(restOf(quote(FEE)), aid('2026-09-15'));
    expect(found).toMatchObject({
      reason: 'entitlement_gained',
      quote: { subsidyFen: 7500, dueFen: 0 },
    });
  });

  test('lost: from then on the family pays', () => {
    const found = requote(restOf(quote(FEE, aid('2026-08-20'))), null);
    expect(found).toMatchObject({ reason: 'entitlement_lost', quote: { subsidyFen: 0, dueFen: 7500 } });
  });

  test('its own later part is free again under cap and budget', () => {
    const first = quote(FEE, aid('2026-08-20', { capFenPerChildTerm: 15_000 }));
    expect(first.subsidyFen).toBe(15_000);
    const now = aid('2026-09-15', { capFenPerChildTerm: 15_000, budgetLeftFen: 0 }, 15_000);
    // Nothing has changed for the child, so nothing changes for the price.
    expect(requote(restOf(first), now)).toBeNull();
    const second = { ...hardship, id: 'second', order: 0, percent: 10 };
    const more = requote(restOf(first), { ...now, programmes: [...now.programmes, second] });
    expect(more?.quote.grants).toEqual([
      { programme: 'second', kind: 'service', fen: 500 },
      { programme: 'second', kind: 'agency', fen: 250 },
      { programme: 'hardship', kind: 'agency', fen: 6750 },
    ]);
  });

  test('a programme that has ended goes on paying for whom it paid, as long as the child is entitled', () => {
    const first = quote(FEE, aid('2026-08-20'));
    expect(requote(restOf(first), aid('2026-09-15', { to: '2026-09-10' }))).toBeNull();
    expect(requote(restOf(quote(FEE)), aid('2026-09-15', { to: '2026-09-10' }))).toBeNull();
  });

  test('another price for the rest leaves what was given as it was, to the fen', () => {
    const before = place(quote(FEE));
    const found = requote(restOf(quote(FEE)), aid('2026-09-15'));
    if (!found) throw new Error('no new price');
    const after: PlaceMoney = {
      ...before,
      prices: [...before.prices, { from: '2026-09-15', streams: streamsOf(found.quote, FAMILY) }],
    };
    expect(familyMoney(after)).toMatchObject({ priceFen: 9500, backFen: 7500, openFen: 0 });
    expect([...grantedFen(after)]).toEqual([['hardship', 7500]]);
  });

  test('a lesson made up for after the new price costs what it cost when it was priced', () => {
    const before = place(quote(FEE), {
      lessons: [
        ...DATES.slice(1).map((date) => lesson(date)),
        // The lesson of the first of September, made up for in the end.
        lesson('2026-09-29', { pricedFor: '2026-09-01' }),
      ],
    });
    const rest = remainderOf(before, '2026-09-08');
    expect(rest).toMatchObject({ from: '2026-09-15', lessons: 2, agencyFen: 7000 });
    const found = rest && requote(rest, aid('2026-09-15'));
    const prices = [
      ...before.prices,
      { from: '2026-09-15', streams: streamsOf(found?.quote ?? quote(FEE), FAMILY) },
    ];
    expect(familyMoney({ ...before, prices })).toMatchObject({ priceFen: 9500, backFen: 7500 });
  });
});
