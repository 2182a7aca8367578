import { describe, expect, it } from 'vitest';
import { familySums } from '~/domain/accounts/family-account';
import { placeAccount } from '~/domain/accounts/place-account';
import type { PlaceLesson, PlaceMoney } from '~/domain/ledger/place';
import type { LessonOutcome } from '~/domain/pricing/refund-models';
import { streamsOf } from '~/domain/pricing/streams';

const lessons = (...states: (LessonOutcome | 'taught')[]): PlaceLesson[] =>
  states.map((state, index) => {
    const date = `2026-09-0${index + 1}`;
    return { id: String(index), date, pricedFor: date, state, earned: state === 'taught' };
  });

/** Four lessons of ¥10.00, of which a programme pays a quarter, and a service charge of ¥4.00. */
const place = (over: Partial<PlaceMoney> = {}): PlaceMoney => ({
  status: 'confirmed',
  providerId: 'p',
  schoolId: 's',
  payee: 'fiscal',
  model: 'per_lesson',
  withdrawnOn: null,
  materialsUsed: false,
  prices: [
    {
      from: null,
      streams: streamsOf(
        {
          lines: [
            { kind: 'service', fen: 400 },
            { kind: 'agency', fen: 4000 },
          ],
          grants: [{ programme: 'aid', kind: 'agency', fen: 1000 }],
        },
        'family:fiscal',
      ),
    },
  ],
  lessons: lessons('future', 'future', 'future', 'future'),
  receivedFen: 3400,
  goneFen: 0,
  ...over,
});

const CASES: [string, Partial<PlaceMoney>][] = [
  ['before the first lesson', {}],
  ['nothing paid', { status: 'held', receivedFen: 0 }],
  ['a part paid', { status: 'held', receivedFen: 1111 }],
  ['two lessons given', { lessons: lessons('taught', 'taught', 'future', 'future') }],
  ['one canceled, on its way back', { lessons: lessons('taught', 'canceled_school', 'future', 'future') }],
  ['one canceled, back', { lessons: lessons('taught', 'canceled_school', 'future', 'future'), goneFen: 850 }],
  [
    'withdrawn',
    {
      status: 'withdrawn',
      withdrawnOn: '2026-09-02',
      lessons: lessons('taught', 'taught', 'future', 'future'),
    },
  ],
  ['canceled as a whole', { status: 'canceled' }],
  ['all over', { status: 'completed', lessons: lessons('taught', 'taught', 'taught', 'taught') }],
];

describe('the money of a place, in numbers that add up', () => {
  it.each(CASES)('%s', (_, over) => {
    const account = placeAccount(place(over));
    const { fullFen, notChargedFen, countyFen, county, paidFen, family, goneFen, onWayFen } = account;
    expect(fullFen).toBe(4400);
    expect(notChargedFen + countyFen + family.owedFen).toBe(fullFen);
    expect(family.earnedFen + family.heldFen + goneFen + onWayFen).toBe(paidFen);
    expect(family.owedFen - family.openFen).toBe(family.earnedFen + family.heldFen);
    expect(county.reduce((sum, part) => sum + part.taughtFen + part.toComeFen, 0)).toBe(countyFen);
    for (const fen of [notChargedFen, countyFen, onWayFen, family.openFen])
      expect(fen).toBeGreaterThanOrEqual(0);
  });

  it('says what the county paid for lessons given and keeps for those to come', () => {
    const { county } = placeAccount(place({ lessons: lessons('taught', 'future', 'future', 'future') }));
    expect(county).toEqual([{ programme: 'aid', taughtFen: 250, toComeFen: 750 }]);
  });

  it('adds up over places', () => {
    const accounts = CASES.map(([, over]) => placeAccount(place(over)));
    const sums = familySums(accounts);
    expect(sums.paidFen).toBe(sums.taughtFen + sums.heldFen + sums.onWayFen + sums.goneFen);
    expect(familySums([])).toMatchObject({ paidFen: 0, countyFen: 0, openFen: 0 });
  });
});
