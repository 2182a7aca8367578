import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays } from '~/domain/calendar';
import { sumFen } from '~/domain/money';
import { type RefundFacts, refund } from '~/domain/pricing/refund';
import {
  isCanceled,
  LESSON_OUTCOMES,
  REFUND_MODELS,
  type RefundLesson,
} from '~/domain/pricing/refund-models';

const facts: RefundFacts = {
  model: 'per_lesson',
  withdrawnOn: null,
  agencyFen: 4000,
  subsidyFen: 0,
  materialsFen: 500,
  materialsUsed: false,
  lessons: [],
};
const on = (date: string, state: RefundLesson['state'] = 'taught'): RefundLesson => ({ date, state });
const back = (change: Partial<RefundFacts>) =>
  refund({ ...facts, ...change }).lines.map(({ refundFen }) => refundFen);

/** Four lessons of 1000 fen in one half of September, the second in the state that is asked for. */
const withOne = (state: RefundLesson['state']) => [
  on('2026-09-01'),
  on('2026-09-03', state),
  on('2026-09-08'),
  on('2026-09-10'),
];

describe('one lesson', () => {
  test.each([
    ['taught', [0, 0, 0, 0]],
    ['absent', [0, 0, 0, 0]],
    ['excused', [1000, 0, 0, 0]],
    ['future', [0, 0, 0, 0]],
    ['canceled_school', [1000, 1000, 1000, 1000]],
    ['canceled_provider', [1000, 1000, 1000, 1000]],
    ['canceled_force', [1000, 1000, 1000, 1000]],
  ] as const)('%s, by each model', (state, fen) => {
    for (const [index, model] of REFUND_MODELS.entries())
      expect(back({ model, lessons: withOne(state) }), model).toEqual([0, fen[index], 0, 0]);
  });
});

describe('per lesson', () => {
  it('gives back what is later than the withdrawal, and not what was that day', () => {
    const lessons = [
      on('2026-09-08'),
      on('2026-09-15', 'absent'),
      on('2026-09-22', 'future'),
      on('2026-09-29', 'future'),
    ];
    expect(back({ lessons, withdrawnOn: '2026-09-22' })).toEqual([0, 0, 0, 1000]);
    expect(back({ lessons, withdrawnOn: '2026-09-21' })).toEqual([0, 0, 1000, 1000]);
  });

  it('puts the odd fen on the earliest lessons, in whatever order they come', () => {
    const lessons = [on('2026-09-15', 'excused'), on('2026-09-01', 'excused'), on('2026-09-08', 'excused')];
    expect(back({ agencyFen: 1001, lessons })).toEqual([333, 334, 334]);
    expect(refund({ ...facts, agencyFen: 1001, lessons }).lines.map(({ date }) => date)).toEqual(
      lessons.map(({ date }) => date),
    );
  });
});

describe('half month', () => {
  test.each([
    ['a half month that was missed whole', ['2026-09-01', '2026-09-15'], ['2026-09-16'], [2000, 2000, 0]],
    ['to the last day of the month', ['2026-09-16', '2026-09-30'], ['2026-10-01'], [2000, 2000, 0]],
  ])('gives back %s', (_, missed, there, fen) => {
    const lessons = [...missed.map((date) => on(date, 'absent')), ...there.map((date) => on(date))];
    expect(back({ model: 'half_month', agencyFen: 6000, lessons })).toEqual(fen);
  });

  it('gives nothing for less than half a month, and does not count what others canceled', () => {
    const missed = [on('2026-09-01', 'absent'), on('2026-09-08', 'excused')];
    expect(back({ model: 'half_month', agencyFen: 6000, lessons: [...missed, on('2026-09-10')] })).toEqual([
      0, 0, 0,
    ]);
    expect(
      back({
        model: 'half_month',
        agencyFen: 6000,
        lessons: [...missed, on('2026-09-10', 'canceled_school')],
      }),
    ).toEqual([2000, 2000, 2000]);
  });

  it('gives back half months after a withdrawal, and not the one that had begun', () => {
    const lessons = [
      on('2026-09-02'),
      on('2026-09-09', 'future'),
      on('2026-09-16', 'future'),
      on('2026-09-23', 'future'),
    ];
    expect(back({ model: 'half_month', lessons, withdrawnOn: '2026-09-02' })).toEqual([0, 0, 1000, 1000]);
  });
});

describe('half or full month', () => {
  const month = (attended: number) =>
    ['2026-09-01', '2026-09-08', '2026-09-15', '2026-09-22'].map((date, index) =>
      on(date, index < attended ? 'taught' : 'absent'),
    );
  test.each([
    [0, 4000],
    [1, 2000],
    [2, 2000],
    [3, 0],
    [4, 0],
  ])('%i of four attended: %i fen of 4000 come back', (attended, fen) => {
    expect(sumFen(back({ model: 'half_or_full_month', lessons: month(attended) }))).toBe(fen);
  });

  it('charges the odd fen of half a month', () => {
    expect(sumFen(back({ model: 'half_or_full_month', agencyFen: 4001, lessons: month(1) }))).toBe(2000);
  });
});

describe('cliff', () => {
  const lessons = [
    on('2026-09-01'),
    on('2026-10-01', 'excused'),
    on('2026-12-10', 'future'),
    on('2027-01-05', 'future'),
  ];
  test.each([
    ['nobody left', null, [0, 0, 0, 0]],
    ['within three months', '2026-10-01', [0, 0, 500, 500]],
    ['on the last day', '2026-12-01', [0, 0, 500, 500]],
    ['the day after', '2026-12-02', [0, 0, 0, 0]],
  ])('%s', (_, withdrawnOn, fen) => {
    expect(back({ model: 'cliff_3_months', lessons, withdrawnOn })).toEqual(fen);
  });

  it('gives back in full what others canceled, however late', () => {
    const late = [on('2026-09-01'), on('2027-01-05', 'canceled_force')];
    expect(back({ model: 'cliff_3_months', lessons: late, withdrawnOn: '2026-12-20' })).toEqual([0, 2000]);
  });
});

describe('the family’s share', () => {
  const lessons = [on('2026-09-08'), on('2026-11-03', 'future')];
  it('is rounded down, the rest is the programmes’', () => {
    const result = refund({ ...facts, agencyFen: 1001, subsidyFen: 500, lessons, withdrawnOn: '2026-11-01' });
    // 500 of 1001 come back: 500 × 501 / 1001 = 250.2.
    expect(result).toMatchObject({ refundableFen: 500, familyFen: 250 + 500, subsidyReturnFen: 250 });
  });

  it('of a place that costs it nothing is nothing', () => {
    const result = refund({
      ...facts,
      subsidyFen: 4000,
      lessons,
      withdrawnOn: '2026-11-01',
      materialsUsed: true,
    });
    expect(result).toMatchObject({ familyFen: 0, subsidyReturnFen: 2000 });
  });

  test.each([
    ['on a withdrawal, unused', '2026-11-01', false, 500],
    ['on a withdrawal, used', '2026-11-01', true, 0],
    ['of a child that stays', null, false, 0],
  ])('of materials %s: %#', (_, withdrawnOn, materialsUsed, fen) => {
    const { familyFen } = refund({ ...facts, agencyFen: 0, lessons: [], withdrawnOn, materialsUsed });
    expect(familyFen).toBe(fen);
  });

  it('of amounts that cannot be is refused', () => {
    expect(() => refund({ ...facts, subsidyFen: 4001, lessons })).toThrow(RangeError);
    expect(() => refund({ ...facts, subsidyFen: -1, lessons })).toThrow(RangeError);
    expect(() => refund({ ...facts, agencyFen: 10.5, lessons })).toThrow(RangeError);
    expect(() => refund({ ...facts, materialsFen: -1, lessons })).toThrow(RangeError);
  });
});

describe('whatever happened', () => {
  const day = fc.integer({ min: 0, max: 150 }).map((days) => addDays('2026-09-01', days));
  const histories = fc.record({
    model: fc.constantFrom(...REFUND_MODELS),
    withdrawnOn: fc.option(day),
    agencyFen: fc.integer({ min: 0, max: 100_000 }),
    share: fc.integer({ min: 0, max: 100 }),
    materialsFen: fc.integer({ min: 0, max: 9000 }),
    materialsUsed: fc.boolean(),
    lessons: fc.array(fc.record({ date: day, state: fc.constantFrom(...LESSON_OUTCOMES) }), {
      minLength: 1,
      maxLength: 30,
    }),
  });
  const asFacts = ({
    share,
    ...rest
  }: { share: number; agencyFen: number } & Omit<RefundFacts, 'subsidyFen'>) => ({
    ...rest,
    subsidyFen: Math.floor((rest.agencyFen * share) / 100),
  });

  it('values add up to the price, no lesson gives back more than it costs, and shares add up', () => {
    fc.assert(
      fc.property(histories.map(asFacts), (history) => {
        const { lines, refundableFen, familyFen, subsidyReturnFen } = refund(history);
        expect(sumFen(lines.map(({ valueFen }) => valueFen))).toBe(history.agencyFen);
        for (const { refundFen } of lines) expect(refundFen).toBeGreaterThanOrEqual(0);
        for (const { refundFen, valueFen } of lines) expect(refundFen).toBeLessThanOrEqual(valueFen);
        expect(sumFen(lines.map(({ refundFen }) => refundFen))).toBe(refundableFen);
        expect(refundableFen).toBeLessThanOrEqual(history.agencyFen);
        const materials = history.withdrawnOn !== null && !history.materialsUsed ? history.materialsFen : 0;
        expect(familyFen + subsidyReturnFen).toBe(refundableFen + materials);
        expect(familyFen - materials).toBeLessThanOrEqual(history.agencyFen - history.subsidyFen);
        expect(subsidyReturnFen).toBeLessThanOrEqual(history.subsidyFen);
        for (const { state, refundFen, valueFen } of lines)
          if (isCanceled(state)) expect(refundFen).toBe(valueFen);
      }),
    );
  });

  it('does not depend on the order in which lessons are listed', () => {
    fc.assert(
      fc.property(histories.map(asFacts), (history) => {
        const lessons = [...new Map(history.lessons.map((lesson) => [lesson.date, lesson])).values()];
        const one = refund({ ...history, lessons });
        const other = refund({ ...history, lessons: [...lessons].reverse() });
        expect({ ...other, lines: [...other.lines].reverse() }).toEqual(one);
      }),
    );
  });

  it('gives back no less when one more lesson is canceled by others', () => {
    fc.assert(
      fc.property(
        histories.map(asFacts),
        fc.nat(),
        fc.constantFrom('canceled_school', 'canceled_force'),
        (history, at, state) => {
          const index = at % history.lessons.length;
          const lessons = history.lessons.map((lesson, each) =>
            each === index ? { ...lesson, state } : lesson,
          );
          expect(refund({ ...history, lessons } as RefundFacts).refundableFen).toBeGreaterThanOrEqual(
            refund(history).refundableFen,
          );
        },
      ),
    );
  });
});
