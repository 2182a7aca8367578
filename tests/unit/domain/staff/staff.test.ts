import { describe, expect, it, test } from 'vitest';
import { checkStateOn, checkValidUntil, type StaffCheck } from '~/domain/staff/check';
import { departureRefusals, type RosteredStaff, staffChecksValid } from '~/domain/staff/rostering';

const clear = (checkedOn: string): StaffCheck => ({ checkedOn, result: 'clear' });
const hit = (checkedOn: string): StaffCheck => ({ checkedOn, result: 'hit' });

describe('the offence check (P8)', () => {
  test.each<[string, StaffCheck[], string, string]>([
    ['on the day itself', [clear('2026-09-08')], '2026-09-08', 'valid'],
    ['a day before the query', [clear('2026-09-09')], '2026-09-08', 'missing'],
    ['364 days later', [clear('2025-09-09')], '2026-09-08', 'valid'],
    ['365 days later', [clear('2025-09-08')], '2026-09-08', 'valid'],
    ['366 days later', [clear('2025-09-07')], '2026-09-08', 'expired'],
    ['never', [], '2026-09-08', 'missing'],
    ['renewed', [clear('2024-01-01'), clear('2026-01-01')], '2026-09-08', 'valid'],
    ['a hit after a clear one', [clear('2026-01-01'), hit('2026-02-01')], '2026-09-08', 'hit'],
    ['a hit and a clear one on one day', [hit('2026-02-01'), clear('2026-02-01')], '2026-09-08', 'hit'],
    ['a mistaken hit set right later', [hit('2026-01-01'), clear('2026-02-01')], '2026-09-08', 'valid'],
    ['a hit not yet known on that day', [clear('2026-01-01'), hit('2026-10-01')], '2026-09-08', 'valid'],
  ])('%s', (_, checks, date, kind) => {
    expect(checkStateOn(checks, date).kind).toBe(kind);
  });

  it('counts days, also over a leap day', () => {
    expect(checkValidUntil('2027-09-08')).toBe('2028-09-07');
    expect(checkValidUntil('2025-09-08')).toBe('2026-09-08');
  });

  it('must hold for everyone on every date', () => {
    const [fresh, old] = [{ checks: [clear('2026-09-01')] }, { checks: [clear('2025-09-10')] }];
    expect(staffChecksValid([fresh, old], ['2026-09-08', '2026-09-10'])).toBe(true);
    expect(staffChecksValid([fresh, old], ['2026-09-08', '2026-09-11'])).toBe(false);
    expect(staffChecksValid([], ['2026-09-08'])).toBe(false);
  });
});

describe('people who leave', () => {
  const person: RosteredStaff = {
    id: 's1',
    name: '周教练',
    role: 'lead',
    qualification: null,
    inServiceTeacher: false,
    livesOverseas: false,
    leftOn: null,
    checks: [],
  };
  const found = (leftOn: string | null, dates = ['2026-09-22', '2026-09-15']) =>
    departureRefusals([person, { ...person, leftOn }], dates).map(({ code, path }) => `${code} ${path}`);

  test.each<[string, string | null, string[]]>([
    ['nobody', null, []],
    ['before the last day', '2026-09-16', ['instructor_left staff[1]']],
    ['on the last day', '2026-09-22', ['instructor_left staff[1]']],
    ['the day after', '2026-09-23', []],
  ])('%s', (_, leftOn, expected) => {
    expect(found(leftOn)).toEqual(expected);
  });

  it('stand in nobody’s way where there is no lesson', () => {
    expect(found('2026-09-01', [])).toEqual([]);
  });
});
