import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Aid, CHARGE_KINDS, type Programme } from '~/domain/aid/programme';
import { sumFen } from '~/domain/money';
import { type Fee, quote } from '~/domain/pricing/quote';

const fee: Fee = { payer: 'family', perLessonFen: 3500, lessons: 16, serviceFen: 10_000, materialsFen: 2000 };

const programme = (change: Partial<Programme> = {}): Programme => ({
  id: 'hardship',
  order: 1,
  classes: ['subsistence'],
  towns: ['rural', 'urban'],
  percent: 100,
  of: ['agency'],
  capFenPerChildTerm: null,
  budgetLeftFen: 100_000_000,
  from: '2026-09-01',
  to: '2027-01-31',
  ...change,
});

const aid = (programmes: readonly Programme[], change: Partial<Aid> = {}): Aid => ({
  asOf: '2026-10-01',
  child: {
    town: 'rural',
    entitlements: [{ class: 'subsistence', from: '2026-01-01', to: '2026-12-31' }],
  },
  used: [],
  programmes,
  ...change,
});

const paid = (programmes: readonly Programme[], change: Partial<Aid> = {}, of: Partial<Fee> = {}) =>
  quote({ ...fee, ...of }, aid(programmes, change));

describe('a programme pays', () => {
  test.each<[string, Partial<Programme>, Partial<Aid>, number]>([
    ['all of the lessons', {}, {}, 56_000],
    ['a percentage, rounded down to the fen', { percent: 33 }, {}, 18_480],
    ['under its cap', { capFenPerChildTerm: 56_001 }, {}, 56_000],
    ['at its cap', { capFenPerChildTerm: 56_000 }, {}, 56_000],
    ['no more than its cap', { capFenPerChildTerm: 55_999 }, {}, 55_999],
    [
      'no more than its cap less what was used',
      { capFenPerChildTerm: 50_000 },
      { used: [{ programme: 'hardship', fen: 20_000 }] },
      30_000,
    ],
    [
      'nothing once the cap is used up',
      { capFenPerChildTerm: 50_000 },
      { used: [{ programme: 'hardship', fen: 60_000 }] },
      0,
    ],
    [
      'whatever another programme gave before',
      { capFenPerChildTerm: 50_000 },
      { used: [{ programme: 'rural', fen: 50_000 }] },
      50_000,
    ],
    ['to the last fen of its budget', { budgetLeftFen: 55_999 }, {}, 55_999],
    ['nothing without budget', { budgetLeftFen: 0 }, {}, 0],
    ['on its first day', { from: '2026-10-01' }, {}, 56_000],
    ['on its last day', { to: '2026-10-01' }, {}, 56_000],
    ['not before its first day', { from: '2026-10-02' }, {}, 0],
    ['not after its last day', { to: '2026-09-30' }, {}, 0],
    ['not in the other town', { towns: ['urban'] }, {}, 0],
    ['not for another class', { classes: ['orphan', 'disabled'] }, {}, 0],
    [
      'for everybody without classes',
      { classes: [] },
      { child: { town: 'rural', entitlements: [] } },
      56_000,
    ],
    [
      'on the last day of the entitlement',
      {},
      {
        child: {
          town: 'rural',
          entitlements: [{ class: 'subsistence', from: '2026-01-01', to: '2026-10-01' }],
        },
      },
      56_000,
    ],
    [
      'not the day after',
      {},
      {
        child: {
          town: 'rural',
          entitlements: [{ class: 'subsistence', from: '2026-01-01', to: '2026-09-30' }],
        },
      },
      0,
    ],
    ['service and materials too', { of: ['materials', 'service', 'agency'] }, {}, 68_000],
  ])('%s', (_, change, facts, fen) => {
    const result = paid([programme(change)], facts);
    expect(result.subsidyFen).toBe(fen);
    expect(result.dueFen).toBe(68_000 - fen);
    expect(result.lines.filter(({ kind }) => kind === 'subsidy')).toHaveLength(fen === 0 ? 0 : 1);
  });

  it('service first, then agency, then materials', () => {
    const { grants } = paid([
      programme({ of: ['materials', 'agency', 'service'], capFenPerChildTerm: 67_000 }),
    ]);
    expect(grants.map(({ kind, fen }) => [kind, fen])).toEqual([
      ['service', 10_000],
      ['agency', 56_000],
      ['materials', 1000],
    ]);
  });

  it('one after the other by order, each of what is left; equal orders by id', () => {
    const { lines, dueFen } = paid([
      programme({ id: 'b', order: 2, percent: 50 }),
      programme({ id: 'c', order: 2, percent: 50 }),
      programme({ id: 'a', order: 1, percent: 30 }),
    ]);
    // 56 000: 30 % = 16 800, half of 39 200, half of 19 600.
    expect(lines.slice(3)).toEqual([
      { kind: 'subsidy', programme: 'a', fen: -16_800 },
      { kind: 'subsidy', programme: 'b', fen: -19_600 },
      { kind: 'subsidy', programme: 'c', fen: -9800 },
    ]);
    expect(dueFen).toBe(21_800);
  });

  it('not where the county pays everything', () => {
    const result = paid([programme()], {}, { payer: 'county' });
    expect(result).toMatchObject({ dueFen: 0, subsidyFen: 0, grants: [] });
    expect(result.lines.at(-1)).toEqual({ kind: 'county', fen: -68_000 });
  });
});

describe('whatever the programmes', () => {
  const amount = fc.integer({ min: 0, max: 200_000 });
  const fees = fc.record({
    payer: fc.constantFrom('family' as const, 'county' as const),
    perLessonFen: fc.integer({ min: 0, max: 9999 }),
    lessons: fc.integer({ min: 0, max: 40 }),
    serviceFen: amount,
    materialsFen: amount,
  });
  const lists = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      order: fc.integer({ min: 1, max: 3 }),
      classes: fc.constantFrom<Programme['classes']>([], ['subsistence'], ['orphan']),
      towns: fc.constantFrom<Programme['towns']>(['rural'], ['urban'], ['rural', 'urban']),
      percent: fc.integer({ min: 0, max: 100 }),
      of: fc.subarray([...CHARGE_KINDS], { minLength: 1 }),
      capFenPerChildTerm: fc.option(amount),
      budgetLeftFen: amount,
      from: fc.constantFrom('2026-09-01', '2026-10-02'),
      to: fc.constant('2027-01-31'),
    }),
    { selector: ({ id }) => id, maxLength: 5 },
  );
  const uses = fc.array(fc.record({ programme: fc.constantFrom('a', 'b', 'c'), fen: amount }), {
    maxLength: 3,
  });

  it('lines add up to what is due, which is never below zero, and the grants to the subsidies', () => {
    fc.assert(
      fc.property(fees, lists, uses, (of, programmes, used) => {
        const { lines, subsidyFen, dueFen, grants } = quote(of, aid(programmes, { used }));
        expect(sumFen(lines.map(({ fen }) => fen))).toBe(dueFen);
        expect(dueFen).toBeGreaterThanOrEqual(0);
        expect(lines.every(({ fen }) => fen !== 0)).toBe(true);
        expect(sumFen(grants.map(({ fen }) => fen))).toBe(subsidyFen);
        expect(sumFen(lines.flatMap((line) => (line.kind === 'subsidy' ? [-line.fen] : [])))).toBe(
          subsidyFen,
        );
        for (const kind of CHARGE_KINDS) {
          const of = (list: readonly { kind: string; fen: number }[]) =>
            sumFen(list.filter((each) => each.kind === kind).map(({ fen }) => fen));
          expect(of(grants)).toBeLessThanOrEqual(of(lines));
        }
        for (const { id, capFenPerChildTerm, budgetLeftFen } of programmes) {
          const gives = sumFen(grants.filter(({ programme }) => programme === id).map(({ fen }) => fen));
          const before = sumFen(used.filter(({ programme }) => programme === id).map(({ fen }) => fen));
          expect(gives).toBeLessThanOrEqual(budgetLeftFen);
          if (gives > 0 && capFenPerChildTerm !== null)
            expect(gives + before).toBeLessThanOrEqual(capFenPerChildTerm);
        }
      }),
    );
  });

  it('the order in which programmes are listed does not matter', () => {
    fc.assert(
      fc.property(fees, lists, (of, programmes) => {
        expect(quote(of, aid([...programmes].reverse()))).toEqual(quote(of, aid(programmes)));
      }),
    );
  });
});
