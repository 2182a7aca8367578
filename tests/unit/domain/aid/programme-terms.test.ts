import { describe, expect, test } from 'vitest';
import { type ProgrammeTerms, programmeChangeRefusals } from '~/domain/aid/change-programme';
import { forecast } from '~/domain/aid/forecast';

describe('changing a programme', () => {
  const was: ProgrammeTerms = {
    nameZh: '困难家庭减免',
    nameEn: 'Hardship',
    position: 1,
    classes: ['subsistence', 'orphan'],
    towns: ['urban', 'rural'],
    percent: 100,
    covers: ['service', 'agency'],
    capFen: 50_000,
    budgetFen: 1_000_000,
    from: '2026-09-01',
    to: '2027-01-31',
  };
  const given = { granted: true, reservedFen: 400_000, mostFen: 30_000 };
  const refusals = (over: Partial<ProgrammeTerms>, has = given, today = '2026-10-10') =>
    programmeChangeRefusals(was, { ...was, ...over }, has, today).map(({ code, path }) => [code, path]);

  test.each([
    ['nothing', {}, []],
    ['the same kinds in another order', { covers: ['agency', 'service'], towns: ['rural', 'urban'] }, []],
    ['its names', { nameZh: '减免', nameEn: 'Waiver' }, []],
    ['a later end', { to: '2027-06-30' }, []],
    ['today as its end', { to: '2026-10-10' }, []],
    ['yesterday as its end', { to: '2026-10-09' }, [['date_in_past', 'to']]],
    ['a budget of what is promised', { budgetFen: 400_000 }, []],
    ['a budget a fen below it', { budgetFen: 399_999 }, [['budget_below_reserved', 'budgetFen']]],
    ['a cap of what a child has', { capFen: 30_000 }, []],
    ['a cap a fen below it', { capFen: 29_999 }, [['cap_below_granted', 'capFen']]],
    ['no cap any more', { capFen: null }, []],
    ['the percentage', { percent: 90 }, [['programme_granted', 'percent']]],
    ['its classes', { classes: ['orphan'] }, [['programme_granted', 'classes']]],
    ['its towns', { towns: ['rural'] }, [['programme_granted', 'towns']]],
    ['what it covers', { covers: ['agency'] }, [['programme_granted', 'covers']]],
    ['its order', { position: 2 }, [['programme_granted', 'position']]],
    ['its first day', { from: '2026-09-02' }, [['programme_granted', 'from']]],
  ] as const)('once it has paid: %s', (_, over, expected) => {
    expect(refusals(over as Partial<ProgrammeTerms>)).toEqual(expected);
  });

  test('before it has paid everything can change, and once it is over nothing', () => {
    const none = { granted: false, reservedFen: 0, mostFen: 0 };
    expect(refusals({ percent: 50, classes: [], from: '2026-08-01', position: 9 }, none)).toEqual([]);
    expect(refusals({ to: '2026-08-31' }, none)).toEqual([['dates_reversed', 'to']]);
    expect(refusals({ nameZh: '减免' }, given, '2027-02-01')).toEqual([['programme_over', undefined]]);
  });
});

describe('the forecast of a programme', () => {
  const facts = {
    today: '2026-10-10',
    from: '2026-09-01',
    to: '2026-10-31',
    budgetFen: 1_000_000,
    reservedFen: 400_000,
    grownFen: 280_000,
  };

  test.each([
    ['four weeks of pace', {}, { perDayFen: 10_000, daysLeft: 21, endFen: 610_000, leftFen: 390_000 }],
    ['a young programme counts its own days', { from: '2026-10-01' }, { days: 10, perDayFen: 28_000 }],
    ['never more than its budget', { budgetFen: 450_000 }, { endFen: 450_000, leftFen: 0 }],
    ['used up within its days', { budgetFen: 450_000 }, { usedUpOn: '2026-10-15' }],
    ['used up on its last day', { budgetFen: 610_000 }, { usedUpOn: '2026-10-31' }],
    ['not used up by then', { budgetFen: 610_001 }, { usedUpOn: null }],
    ['more came back than was given', { grownFen: -5000 }, { perDayFen: 0, endFen: 400_000, usedUpOn: null }],
    ['it has not begun', { today: '2026-08-20' }, { perDayFen: 0, daysLeft: 72, endFen: 400_000 }],
    ['its last day', { today: '2026-10-31' }, { daysLeft: 0, endFen: 400_000, usedUpOn: null }],
    ['it is over', { today: '2026-11-01' }, { perDayFen: 0, daysLeft: 0, endFen: 400_000 }],
  ])('%s', (_, over, expected) => {
    expect(forecast({ ...facts, ...over })).toMatchObject(expected);
  });
});
