import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  addDays,
  calendarKnownUntil,
  dayOff,
  isSchoolDay,
  plausibleTerm,
  plausibleTermBefore,
  schoolDays,
  termOf,
  timetableWeekday,
  weekdayOf,
} from '~/domain/calendar';
import { county } from './county';

describe('the school calendar', () => {
  test.each([
    ['K1: the day before the term', '2026-08-31', null, 'outside_term'],
    ['K1: the first day of the term, a Tuesday', '2026-09-01', 2, null],
    ['K1: an ordinary Saturday', '2026-09-05', null, 'weekend'],
    ['K2: the day before Mid-Autumn', '2026-09-24', 4, null],
    ['K2: Mid-Autumn, a Friday', '2026-09-25', null, 'holiday'],
    ['K8: a working Sunday follows Friday', '2026-09-20', 5, null],
    ['K8: a working Saturday follows Wednesday', '2026-10-10', 3, null],
    ['K2: the last day of the National Day week', '2026-10-07', null, 'holiday'],
    ['K2: the day after it', '2026-10-08', 4, null],
    ['K6: the day before the autumn break', '2026-11-10', 2, null],
    ['K6: its first day', '2026-11-11', null, 'county_break'],
    ['K6: its last day', '2026-11-13', null, 'county_break'],
    ['K6: the Monday after', '2026-11-16', 1, null],
    ['K4: New Year of a year without a notice', '2027-01-01', null, 'holiday'],
    ['K1: the last day of the term', '2027-01-22', 5, null],
    ['K1: the Monday after', '2027-01-25', null, 'outside_term'],
  ])('%s', (_, date, weekday, off) => {
    expect(timetableWeekday(county, date)).toBe(weekday);
    expect(isSchoolDay(county, date)).toBe(weekday !== null);
    expect(dayOff(county, date)?.kind ?? null).toBe(off);
  });

  it('K5: a working weekend outside the term is no school day', () => {
    const winter = { ...county, schoolDaysOnWeekends: [{ date: '2026-02-14', timetableOf: 1 as const }] };
    expect(isSchoolDay(winter, '2026-02-14')).toBe(false);
  });

  it('names the break and the term', () => {
    expect(dayOff(county, '2026-11-12')).toEqual({
      kind: 'county_break',
      name: { zh: '秋假', en: 'Autumn break' },
    });
    expect(termOf(county, '2026-12-01')?.id).toBe('2026-autumn');
    expect(termOf(county, '2027-02-01')).toBeNull();
  });

  it('lists the school days of a stretch', () => {
    expect(schoolDays(county, '2026-09-18', '2026-09-28')).toEqual([
      '2026-09-18',
      '2026-09-20',
      '2026-09-21',
      '2026-09-22',
      '2026-09-23',
      '2026-09-24',
      '2026-09-28',
    ]);
  });

  it('K4: knows until when its holidays are known', () => {
    expect(calendarKnownUntil(county)).toBe('2026-12-31');
    expect(calendarKnownUntil({ ...county, restDays: [] })).toBeNull();
    expect(isSchoolDay({ ...county, restDays: [] }, '2026-10-01')).toBe(false);
    // In a year with a notice only the notice counts.
    expect(isSchoolDay({ ...county, restDays: [['2026-01-01', '2026-01-03']] }, '2026-10-01')).toBe(true);
  });

  it('never has a school day without a timetable, nor a rest day with one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), (days) => {
        const date = addDays('2026-06-01', days);
        const timetable = timetableWeekday(county, date);
        expect(timetable !== null).toBe(isSchoolDay(county, date));
        if (timetable !== null && weekdayOf(date) <= 5) expect(timetable).toBe(weekdayOf(date));
      }),
    );
  });
});

describe('a plausible term (K4)', () => {
  test.each([
    ['in the winter vacation', '2027-02-10', '2027-spring', '2026-autumn'],
    ['on the first day', '2027-03-01', '2027-spring', '2026-autumn'],
    ['on the last day', '2027-06-30', '2027-spring', '2026-autumn'],
    ['in summer', '2027-07-01', '2027-autumn', '2027-spring'],
    ['in autumn', '2027-11-01', '2027-autumn', '2027-spring'],
    ['in January', '2028-01-22', '2027-autumn', '2027-spring'],
    ['after it', '2028-01-23', '2028-spring', '2027-autumn'],
  ])('%s', (_, date, id, before) => {
    expect(plausibleTerm(date)).toMatchObject({ id, estimated: true });
    expect(plausibleTermBefore(date)).toMatchObject({ id: before, estimated: true });
  });

  it('is never over and always follows the one before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), (days) => {
        const date = addDays('2026-01-01', days);
        expect(plausibleTerm(date).to >= date).toBe(true);
        expect(plausibleTermBefore(date).to < date).toBe(true);
        expect(plausibleTerm(date).from > plausibleTermBefore(date).to).toBe(true);
      }),
    );
  });
});
