import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '~/domain/calendar';
import { familyFund } from '~/domain/ledger/accounts';
import { Balances } from '~/domain/ledger/balances';
import {
  familyMoney,
  grantedFen,
  type PlaceLesson,
  type PlaceMoney,
  placeBalances,
} from '~/domain/ledger/place';
import { sumFen } from '~/domain/money';
import { quote } from '~/domain/pricing/quote';
import { LESSON_OUTCOMES, REFUND_MODELS } from '~/domain/pricing/refund-models';
import { streamsOf } from '~/domain/pricing/streams';

const FUND = familyFund('fiscal');
const FIRST = '2026-09-07';

type Act =
  | { do: 'lesson'; at: number; outcome: PlaceLesson['state'] }
  | { do: 'pay'; share: number }
  | { do: 'send'; share: number }
  | { do: 'withdraw'; days: number }
  | { do: 'complete' }
  | { do: 'cancel' }
  | { do: 'price'; days: number; percents: readonly [number, number] };

const share = fc.integer({ min: 0, max: 100 });
const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('lesson' as const),
      at: fc.nat(),
      outcome: fc.constantFrom(...LESSON_OUTCOMES),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('pay' as const), share }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('send' as const), share }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('withdraw' as const), days: fc.integer({ min: 0, max: 120 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'complete' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'cancel' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('price' as const),
      days: fc.integer({ min: 1, max: 120 }),
      percents: fc.tuple(share, share),
    }),
  },
);

const classes = fc.record({
  model: fc.constantFrom(...REFUND_MODELS),
  payer: fc.constantFrom('family' as const, 'family' as const, 'county' as const),
  perLessonFen: fc.integer({ min: 0, max: 5000 }),
  serviceFen: fc.integer({ min: 0, max: 5000 }),
  materialsFen: fc.integer({ min: 0, max: 5000 }),
  lessons: fc.integer({ min: 1, max: 16 }),
  percents: fc.tuple(share, share),
});
type Class = typeof classes extends fc.Arbitrary<infer T> ? T : never;

/** A price with two programmes that pay one after the other. */
function streams(of: Class, percents: readonly [number, number], lessons: number, materialsFen: number) {
  const programmes = percents.map((percent, index) => ({
    id: `p${index}`,
    order: index,
    classes: [],
    towns: ['rural' as const],
    percent,
    of: index === 0 ? (['service', 'agency'] as const) : (['agency', 'materials'] as const),
    capFenPerChildTerm: null,
    budgetLeftFen: 1e9,
    from: '2026-01-01',
    to: '2027-12-31',
  }));
  const aid = { asOf: FIRST, child: { town: 'rural' as const, entitlements: [] }, programmes, used: [] };
  return streamsOf(quote({ ...of, lessons, materialsFen }, aid), FUND);
}

function begin(of: Class): PlaceMoney {
  return {
    status: 'held',
    providerId: 'v',
    schoolId: 's',
    payee: 'fiscal',
    model: of.model,
    withdrawnOn: null,
    materialsUsed: false,
    prices: [{ from: null, streams: streams(of, of.percents, of.lessons, of.materialsFen) }],
    lessons: Array.from({ length: of.lessons }, (_, index): PlaceLesson => {
      const date = addDays(FIRST, index * 7);
      return { id: String(index), date, pricedFor: date, state: 'future', earned: false };
    }),
    receivedFen: 0,
    goneFen: 0,
  };
}

function after(place: PlaceMoney, act: Act, of: Class): PlaceMoney {
  const money = familyMoney(place);
  const over = place.status !== 'held' && place.status !== 'confirmed';
  switch (act.do) {
    case 'lesson': {
      const at = act.at % place.lessons.length;
      const earned = ['taught', 'absent', 'excused'].includes(act.outcome);
      const lessons = place.lessons.map((lesson, index) =>
        index === at ? { ...lesson, state: act.outcome, earned } : lesson,
      );
      return { ...place, lessons, materialsUsed: place.materialsUsed || act.outcome === 'taught' };
    }
    case 'pay': {
      const fen = Math.ceil((money.openFen * act.share) / 100);
      const status = fen === money.openFen && place.status === 'held' ? 'confirmed' : place.status;
      return { ...place, receivedFen: place.receivedFen + fen, status };
    }
    case 'send':
      return {
        ...place,
        goneFen: place.goneFen + Math.floor(((money.backFen - place.goneFen) * act.share) / 100),
      };
    case 'withdraw':
      return over ? place : { ...place, status: 'withdrawn', withdrawnOn: addDays(FIRST, act.days) };
    case 'complete':
      return over ? place : { ...place, status: 'completed', materialsUsed: true };
    case 'cancel':
      return over ? place : { ...place, status: 'canceled' };
    case 'price': {
      const last = place.prices.at(-1)?.from ?? FIRST;
      const from = addDays(last, act.days);
      const left = place.lessons.filter(({ pricedFor }) => pricedFor >= from).length;
      if (left === 0 || over) return place;
      // Materials were priced with the place; a new price is for lessons.
      return { ...place, prices: [...place.prices, { from, streams: streams(of, act.percents, left, 0) }] };
    }
  }
}

const histories = fc.tuple(classes, fc.array(acts, { maxLength: 40 }));

/** Every balance of a place, from nothing. */
const linesOf = (place: PlaceMoney) => placeBalances(place).since(new Balances(), 'e');

function walk(
  [of, list]: [Class, Act[]],
  look: (place: PlaceMoney, before: PlaceMoney | null) => void,
): void {
  let place = begin(of);
  look(place, null);
  for (const act of list) {
    const next = after(place, act, of);
    look(next, place);
    place = next;
  }
}

describe('any history of a place', () => {
  it('keeps the ledger balanced: with the cash that came and went it adds up to nothing', () => {
    fc.assert(
      fc.property(histories, (history) => {
        walk(history, (place, before) => {
          const cash = place.receivedFen - place.goneFen;
          expect(sumFen(linesOf(place).map(({ amountFen }) => amountFen)) + cash).toBe(0);
          if (!before) return;
          const entry = placeBalances(place).since(placeBalances(before), 'e');
          const moved = cash - (before.receivedFen - before.goneFen);
          expect(sumFen(entry.map(({ amountFen }) => amountFen)) + moved).toBe(0);
        });
      }),
      { numRuns: 120 },
    );
  });

  it('accounts for every fen a family paid: earned, held, or back', () => {
    fc.assert(
      fc.property(histories, (history) => {
        walk(history, (place) => {
          const { priceFen, returnedFen, owedFen, openFen, backFen, earnedFen, heldFen } = familyMoney(place);
          expect(earnedFen + heldFen + backFen).toBe(place.receivedFen);
          expect(openFen + earnedFen + heldFen).toBe(owedFen);
          expect(owedFen + returnedFen).toBe(priceFen);
          for (const fen of [returnedFen, owedFen, openFen, earnedFen, heldFen, backFen - place.goneFen])
            expect(fen).toBeGreaterThanOrEqual(0);
        });
      }),
      { numRuns: 120 },
    );
  });

  it('never has a balance on its wrong side', () => {
    const DEBIT = ['receivable', 'programme_claim', 'county_claim'];
    fc.assert(
      fc.property(histories, (history) => {
        walk(history, (place) => {
          for (const { account, amountFen } of linesOf(place)) {
            if (DEBIT.includes(account)) expect(amountFen, account).toBeGreaterThan(0);
            else expect(amountFen, account).toBeLessThan(0);
          }
        });
      }),
      { numRuns: 120 },
    );
  });

  it('binds programmes to what they still hold or have given', () => {
    fc.assert(
      fc.property(histories, (history) => {
        walk(history, (place) => {
          const balances = placeBalances(place);
          for (const [id, fen] of grantedFen(place)) {
            expect(fen).toBeGreaterThanOrEqual(0);
            expect(balances.get('programme_claim', id)).toBe(fen);
            const paid = balances.get('provider_payable', 'v', `programme:${id}`);
            const service = balances.get('school_income', 's', `programme:${id}`);
            expect(fen + balances.get('programme_held', id) + paid + service).toBe(0);
          }
        });
      }),
      { numRuns: 120 },
    );
  });

  it('posts nothing the second time', () => {
    fc.assert(
      fc.property(histories, (history) => {
        walk(history, (place) =>
          expect(placeBalances(place).since(placeBalances({ ...place }), 'e')).toEqual([]),
        );
      }),
    );
  });

  it('gives back everything of a place that was canceled', () => {
    fc.assert(
      fc.property(histories, (history) => {
        walk(history, (place) => {
          if (place.status !== 'canceled') return;
          expect(familyMoney(place)).toMatchObject({ owedFen: 0, backFen: place.receivedFen, earnedFen: 0 });
        });
      }),
    );
  });
});
