import { describe, expect, it } from 'vitest';
import { instantOf } from '~/domain/calendar';
import type { PlaceMoney } from '~/domain/ledger/place';
import { leaveFen, leaveRefusals } from '~/domain/lesson/leave';
import type { RefundModel } from '~/domain/pricing/refund-models';

const DATES = ['2026-09-01', '2026-09-08', '2026-09-22', '2026-09-29'];

const place = (model: RefundModel, familyFen = 14_000): PlaceMoney => ({
  status: 'confirmed',
  providerId: 'p',
  schoolId: 's',
  payee: 'fiscal',
  model,
  withdrawnOn: null,
  materialsUsed: false,
  prices: [
    {
      from: null,
      streams: [
        {
          kind: 'agency',
          totalFen: 14_000,
          shares: [
            { fund: 'family:fiscal', fen: familyFen },
            ...(familyFen < 14_000 ? [{ fund: 'programme:x', fen: 14_000 - familyFen }] : []),
          ],
        },
      ],
    },
  ],
  lessons: DATES.map((date, index) => ({
    id: `l${index}`,
    date,
    pricedFor: date,
    state: 'future' as const,
    earned: false,
  })),
  receivedFen: familyFen,
  goneFen: 0,
});

describe('what leave brings back', () => {
  it.each<[string, PlaceMoney, string[], string, number]>([
    ['a lesson, by the lesson', place('per_lesson'), [], 'l0', 3500],
    ['the same when it was asked for already', place('per_lesson'), ['l0'], 'l0', 3500],
    ['only the family’s share of it', place('per_lesson', 7000), [], 'l0', 1750],
    ['nothing for half of a half month', place('half_month'), [], 'l0', 0],
    ['the half month with its last lesson', place('half_month'), ['l0'], 'l1', 7000],
    ['nothing for one lesson in a month of four', place('half_or_full_month'), [], 'l0', 0],
    ['half of the month with the second', place('half_or_full_month'), ['l0'], 'l1', 7000],
    ['nothing under the cliff', place('cliff_3_months'), ['l0', 'l1'], 'l2', 0],
  ])('%s', (_, money, asked, lesson, fen) => {
    expect(leaveFen(money, new Set(asked), lesson)).toBe(fen);
  });
});

describe('when leave can be asked for', () => {
  const lesson = {
    id: 'l0',
    date: '2026-09-01',
    startMinute: 940,
    endMinute: 1030,
    status: 'planned' as const,
  };
  it.each([
    ['a minute before', place('per_lesson'), lesson, 939, []],
    ['when it begins', place('per_lesson'), lesson, 940, ['lesson_begun']],
    [
      'of a canceled lesson',
      place('per_lesson'),
      { ...lesson, status: 'canceled' as const },
      600,
      ['invalid_state'],
    ],
    [
      'of a lesson the place has no part in',
      place('per_lesson'),
      { ...lesson, id: 'other' },
      600,
      ['invalid_state'],
    ],
    [
      'of a place that is not paid',
      { ...place('per_lesson'), status: 'held' as const },
      lesson,
      600,
      ['invalid_state'],
    ],
  ])('%s', (_, money, one, minute, codes) => {
    expect(leaveRefusals(money, one, instantOf('2026-09-01', minute)).map(({ code }) => code)).toEqual(codes);
  });
});
