import { describe, expect, test } from 'vitest';
import { type Aid, type Programme, programmeApplies, programmesFor } from '~/domain/aid/programme';
import { quote } from '~/domain/pricing/quote';

const programme = (over: Partial<Programme> = {}): Programme => ({
  id: 'hardship',
  order: 1,
  classes: ['subsistence', 'orphan'],
  towns: ['rural', 'urban'],
  percent: 100,
  of: ['agency', 'service'],
  capFenPerChildTerm: null,
  budgetLeftFen: 10_000_000,
  from: '2026-09-01',
  to: '2027-01-31',
  ...over,
});
const child = (over: Partial<Aid['child']> = {}): Aid['child'] => ({
  town: 'rural',
  entitlements: [{ class: 'subsistence', from: '2026-09-10', to: '2026-12-31' }],
  ...over,
});
const fee = { payer: 'family', perLessonFen: 3500, lessons: 16, materialsFen: 2000 } as const;

describe('whether a programme pays for a child', () => {
  test.each([
    ['the day before the entitlement begins', '2026-09-09', false],
    ['its first day', '2026-09-10', true],
    ['its last day', '2026-12-31', true],
    ['the day after its last', '2027-01-01', false],
  ])('%s', (_, asOf, applies) => {
    expect(programmeApplies(programme(), { asOf, child: child() })).toBe(applies);
  });

  test.each([
    ['the day before the programme begins', '2026-08-31', false],
    ['its first day', '2026-09-01', true],
    ['its last day', '2027-01-31', true],
    ['the day after its last', '2027-02-01', false],
  ])('%s', (_, asOf, applies) => {
    const always = child({ entitlements: [{ class: 'orphan', from: '2020-01-01', to: '2030-12-31' }] });
    expect(programmeApplies(programme(), { asOf, child: always })).toBe(applies);
  });

  test.each([
    ['a class it is for', { classes: ['subsistence'] }, {}, true],
    ['a class it is not for', { classes: ['disabled'] }, {}, false],
    ['no class asked, none had', { classes: [] }, { entitlements: [] }, true],
    ['a class asked, none had', {}, { entitlements: [] }, false],
    ['the countryside only, a child of the town', { towns: ['rural'] }, { town: 'urban' }, false],
    ['the countryside only, a child of it', { towns: ['rural'] }, {}, true],
    ['the town only, a child of it', { towns: ['urban'] }, { town: 'urban' }, true],
  ] as const)('%s', (_, terms, whose, applies) => {
    const aid = { asOf: '2026-10-01', child: child(whose) };
    expect(programmeApplies(programme(terms), aid)).toBe(applies);
  });
});

describe('what programmes pay of a price', () => {
  const priced = (programmes: Programme[], over: Partial<Aid> = {}) =>
    quote(fee, { asOf: '2026-10-01', child: child(), programmes, used: [], ...over });

  test.each([
    ['no cap', {}, 0, 56_000],
    ['under the cap', { capFenPerChildTerm: 56_001 }, 0, 56_000],
    ['at the cap', { capFenPerChildTerm: 56_000 }, 0, 56_000],
    ['a fen over the cap', { capFenPerChildTerm: 55_999 }, 0, 55_999],
    ['part of the cap used', { capFenPerChildTerm: 50_000 }, 20_000, 30_000],
    ['the cap used up', { capFenPerChildTerm: 50_000 }, 50_000, 0],
    ['the budget is enough to the fen', { budgetLeftFen: 56_000 }, 0, 56_000],
    ['the budget lacks a fen', { budgetLeftFen: 55_999 }, 0, 55_999],
    ['the last fen of the budget', { budgetLeftFen: 1 }, 0, 1],
    ['no budget left', { budgetLeftFen: 0 }, 0, 0],
    ['a percentage is rounded down', { percent: 33 }, 0, 18_480],
    ['a percentage of an odd sum', { percent: 33, of: ['materials'] }, 0, 660],
    ['of the materials too', { of: ['agency', 'materials'] }, 0, 58_000],
  ] as const)('%s', (_, terms, used, subsidyFen) => {
    const price = priced([programme(terms)], { used: [{ programme: 'hardship', fen: used }] });
    expect(price.subsidyFen).toBe(subsidyFen);
    expect(price.dueFen).toBe(58_000 - subsidyFen);
  });

  test('several pay one after the other, each of what is left', () => {
    const half = programme({ id: 'half', order: 2, percent: 50, classes: [] });
    const first = programme({ id: 'first', order: 1, percent: 50 });
    const rest = programme({ id: 'rest', order: 3, capFenPerChildTerm: 10_000 });
    const price = priced([rest, half, first]);
    expect(price.lines.filter(({ kind }) => kind === 'subsidy')).toEqual([
      { kind: 'subsidy', programme: 'first', fen: -28_000 },
      { kind: 'subsidy', programme: 'half', fen: -14_000 },
      { kind: 'subsidy', programme: 'rest', fen: -10_000 },
    ]);
    expect(price.dueFen).toBe(6000);
  });

  test('equal orders pay by their id, so that the answer is one', () => {
    const aid: Aid = {
      asOf: '2026-10-01',
      child: child(),
      used: [],
      programmes: [programme({ id: 'b' }), programme({ id: 'a' })],
    };
    expect(programmesFor(aid).map(({ id }) => id)).toEqual(['a', 'b']);
  });
});
