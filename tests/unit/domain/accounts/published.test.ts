import { describe, expect, it } from 'vitest';
import { becauseOf } from '~/domain/accounts/because';
import { type PublicCell, published } from '~/domain/accounts/published';

const cell = (over: Partial<PublicCell> = {}): PublicCell => ({
  children: 20,
  taught: 20,
  aided: 0,
  familyFen: 100_000,
  programmeFen: 0,
  countyFen: 30_000,
  lessons: 4,
  minutes: 240,
  ...over,
});

describe('a table as it may be published', () => {
  it('has the sums of its rows and columns, and rounds children', () => {
    const table = published(
      [
        [cell({ children: 12, taught: 12 }), cell()],
        [cell(), cell()],
      ],
      5,
    );
    expect(table.map((row) => row.map(({ children }) => children))).toEqual([
      [10, 20, 30],
      [20, 20, 40],
      [30, 40, 70],
    ]);
    expect(table[2]?.[2]).toEqual({
      children: 70,
      feesFen: 520_000,
      familyFen: 400_000,
      programmeFen: 0,
      countyFen: 120_000,
      lessons: 16,
      minutes: 960,
    });
  });

  it('tells money to the hundred yuan, so that a day more tells of no single lesson', () => {
    const at = (more: number) =>
      published(
        [[cell({ aided: 10, familyFen: 123_456 + more, programmeFen: 45_678, countyFen: 0 })]],
        5,
      )[0]?.[0];
    expect(at(0)).toMatchObject({ familyFen: 120_000, programmeFen: 50_000, feesFen: 170_000 });
    expect(at(1_500)).toEqual(at(0));
  });

  it('hides the money of lessons that few children had, but not how many have a place', () => {
    const table = published(
      [
        [cell({ taught: 3 }), cell(), cell()],
        [cell(), cell(), cell()],
        [cell(), cell(), cell()],
      ],
      5,
    );
    expect(table[0]?.[0]).toMatchObject({ children: 20, feesFen: null, countyFen: null, lessons: 4 });
    expect(table.flat().filter(({ feesFen }) => feesFen === null)).toHaveLength(4);
    expect(table.flat().filter(({ children }) => children === null)).toHaveLength(0);
  });

  it('hides what families paid together with a subsidy of few: one is the fees less the other', () => {
    const aided = cell({ aided: 2, programmeFen: 40_000 });
    const table = published(
      [
        [aided, cell(), cell()],
        [cell(), cell({ aided: 15, programmeFen: 50_000 }), cell()],
        [cell(), cell(), cell()],
      ],
      5,
    );
    for (const { familyFen, programmeFen } of table.flat())
      expect(familyFen === null).toBe(programmeFen === null);
    expect(table[0]?.[0]).toMatchObject({ programmeFen: null, familyFen: null, feesFen: 170_000 });
    const hidden = table.flat().filter(({ programmeFen }) => programmeFen === null);
    expect(hidden.length).toBeGreaterThan(3);
  });
});

describe('why a programme pays', () => {
  const span = { from: '2026-09-01', to: '2026-12-31' };
  it('is which of its classes the child was in on the day, each once', () => {
    const entitlements = [
      { class: 'orphan', ...span },
      { class: 'orphan', ...span },
      { class: 'disabled', from: '2027-01-01', to: '2027-12-31' },
    ] as const;
    expect(becauseOf(['disabled', 'orphan'], entitlements, '2026-10-01')).toEqual(['orphan']);
    expect(becauseOf(['disabled', 'orphan'], entitlements, '2027-01-01')).toEqual(['disabled']);
    expect(becauseOf([], entitlements, '2026-10-01')).toEqual([]);
  });
});
