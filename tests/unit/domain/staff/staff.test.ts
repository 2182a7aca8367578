import { describe, expect, it, test } from 'vitest';
import { checkStateOn, checkValidUntil, type StaffCheck } from '~/domain/staff/check';
import { type RosteredStaff, staffChecksValid, staffRefusals } from '~/domain/staff/rostering';

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

describe('rostering staff', () => {
  const lead: RosteredStaff = {
    id: 's1',
    name: '周教练',
    role: 'lead',
    qualification: { kind: 'coach', validTo: '2026-09-22' },
    inServiceTeacher: false,
    livesOverseas: false,
    leftOn: null,
    checks: [clear('2026-09-01')],
  };
  const dates = ['2026-09-22', '2026-09-15'];
  const found = (staff: RosteredStaff[], ownSchool = false) =>
    staffRefusals(staff, dates, { ownSchool }).map(({ code, path }) => `${code} ${path}`);

  test.each<[string, Partial<RosteredStaff>, string[]]>([
    ['fine at the limit', {}, []],
    [
      'P6: qualification ends a day before the last lesson',
      { qualification: { kind: 'coach', validTo: '2026-09-21' } },
      ['instructor_qualification_expired staff[0]'],
    ],
    ['P6: one that never ends', { qualification: { kind: 'coach', validTo: null } }, []],
    ['P6: a lead without', { qualification: null }, ['instructor_unqualified staff[0]']],
    ['P7: in service', { inServiceTeacher: true }, ['instructor_in_service staff[0]']],
    ['C5: overseas', { livesOverseas: true }, ['instructor_overseas staff[0]']],
    ['left on the last day', { leftOn: '2026-09-22' }, ['instructor_left staff[0]']],
    ['leaves the day after', { leftOn: '2026-09-23' }, []],
    ['P8: no check', { checks: [] }, ['instructor_check_missing staff[0]']],
    ['P8: a hit', { checks: [hit('2026-09-01')] }, ['instructor_check_hit staff[0]']],
    [
      'P8: a hit between the lessons',
      { checks: [clear('2026-09-01'), hit('2026-09-20')] },
      ['instructor_check_hit staff[0]'],
    ],
  ])('%s', (_, change, expected) => {
    expect(found([{ ...lead, ...change }])).toEqual(expected);
  });

  it('wants a lead, and lets the unqualified assist', () => {
    const assistant: RosteredStaff = { ...lead, id: 's2', role: 'assistant', qualification: null };
    expect(found([assistant])).toEqual(['lead_missing staff']);
    expect(found([lead, assistant])).toEqual([]);
    expect(found([])).toEqual(['lead_missing staff']);
  });

  it('P7 does not bind the school itself, P8 does', () => {
    expect(found([{ ...lead, inServiceTeacher: true, checks: [] }], true)).toEqual([
      'instructor_check_missing staff[0]',
    ]);
  });
});
