import { describe, expect, it } from 'vitest';
import { decideWithdraw, withdrawalOf } from '~/domain/enrollment/withdraw';
import { familyFund, programmeFund } from '~/domain/ledger/accounts';
import { familyMoney, type PlaceLesson, type PlaceMoney } from '~/domain/ledger/place';

const family = familyFund('fiscal');
const programme = programmeFund('p');
const lesson = (date: string, state: PlaceLesson['state'] = 'future', over: Partial<PlaceLesson> = {}) => ({
  id: date,
  date,
  pricedFor: date,
  state,
  earned: state !== 'future',
  ...over,
});

/** Four lessons of 250 fen each, of which a programme pays 40 percent, a service charge of 20 and materials of 60. */
function place(over: Partial<PlaceMoney> = {}): PlaceMoney {
  const agency = { kind: 'agency' as const, totalFen: 1000 };
  return {
    status: 'withdrawn',
    providerId: 'provider',
    schoolId: 'school',
    payee: 'fiscal',
    model: 'per_lesson',
    withdrawnOn: '2026-09-08',
    materialsUsed: true,
    prices: [
      {
        from: null,
        streams: [
          { kind: 'service', totalFen: 20, shares: [{ fund: family, fen: 20 }] },
          {
            ...agency,
            shares: [
              { fund: family, fen: 600 },
              { fund: programme, fen: 400 },
            ],
          },
          { kind: 'materials', totalFen: 60, shares: [{ fund: family, fen: 60 }] },
        ],
      },
    ],
    lessons: [
      lesson('2026-09-01', 'taught'),
      lesson('2026-09-08', 'canceled_school'),
      lesson('2026-09-15'),
      lesson('2026-09-22'),
    ],
    receivedFen: 680,
    goneFen: 0,
    ...over,
  };
}

describe('the formula of a withdrawal', () => {
  it('adds the charges of each lesson up, and splits what comes back', () => {
    const formula = withdrawalOf(place(), '2026-09-08', 0);
    expect(formula.lines).toEqual([
      { date: '2026-09-01', state: 'taught', valueFen: 255, refundFen: 0 },
      { date: '2026-09-08', state: 'canceled_school', valueFen: 255, refundFen: 255 },
      { date: '2026-09-15', state: 'future', valueFen: 255, refundFen: 255 },
      { date: '2026-09-22', state: 'future', valueFen: 255, refundFen: 255 },
    ]);
    expect(formula).toMatchObject({
      lessonsFen: 1020,
      refundableFen: 765,
      familyFen: 465,
      countyFen: 300,
      familyShareFen: 620,
      materials: { familyFen: 60, backFen: 0 },
      owedFen: 215,
      backFen: 465,
    });
  });

  it('is what the ledger will say, whatever the model, and less what is on its way', () => {
    for (const model of ['per_lesson', 'half_month', 'half_or_full_month', 'cliff_3_months'] as const) {
      for (const materialsUsed of [true, false]) {
        const facts = place({ model, materialsUsed });
        const formula = withdrawalOf(facts, '2026-09-08', 100);
        const { backFen } = familyMoney(facts);
        expect(formula.backFen).toBe(Math.max(0, backFen - 100));
        expect(formula.familyFen + formula.countyFen).toBe(formula.refundableFen);
        expect(formula.familyFen + (formula.materials?.backFen ?? 0)).toBe(backFen);
      }
    }
  });

  it('keeps lesson and price together where the price has changed and a lesson was made up for', () => {
    const [first] = place().prices;
    if (!first) throw new Error('no price');
    const dearer = {
      from: '2026-09-10',
      streams: [{ kind: 'agency' as const, totalFen: 600, shares: [{ fund: family, fen: 600 }] }],
    };
    const facts = place({
      prices: [first, dearer],
      lessons: [
        lesson('2026-09-01', 'taught'),
        lesson('2026-09-15'),
        lesson('2026-09-22'),
        // Planned for the 8th, made up for on the 29th: it costs what the 8th did.
        lesson('2026-09-29', 'future', { pricedFor: '2026-09-08' }),
      ],
    });
    const formula = withdrawalOf(facts, '2026-09-08', 0);
    expect(formula.lines.map(({ valueFen }) => valueFen)).toEqual([255, 300, 300, 255]);
    expect(formula.refundableFen).toBe(855);
  });
});

describe('whether one can withdraw', () => {
  const times = (...dates: string[]) => dates.map((date) => ({ date, startMinute: 960, endMinute: 1040 }));
  const facts = { now: new Date('2026-09-08T09:00:00Z'), status: 'confirmed' as const };
  it('between the first lesson’s beginning and the last one’s', () => {
    expect(decideWithdraw({ ...facts, lessons: times('2026-09-15', '2026-09-08') }).kind).toBe('allowed');
    expect(decideWithdraw({ ...facts, lessons: times('2026-09-09') })).toMatchObject({
      refusals: [{ code: 'class_not_begun' }],
    });
    expect(decideWithdraw({ ...facts, lessons: times('2026-09-01', '2026-09-08') })).toMatchObject({
      refusals: [{ code: 'class_over' }],
    });
    expect(decideWithdraw({ ...facts, status: 'held', lessons: times('2026-09-01') })).toMatchObject({
      refusals: [{ code: 'invalid_state' }],
    });
  });
});
