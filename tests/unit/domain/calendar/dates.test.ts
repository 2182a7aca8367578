import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  addDays,
  compareDates,
  dateFromParts,
  datesBetween,
  daysBetween,
  isSchoolDate,
  isWithin,
  mondayOf,
  parseDate,
  weekdayOf,
} from '~/domain/calendar';

const anyDate = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1970-01-01', days));

describe('a date', () => {
  test.each([
    ['an ordinary day', '2026-09-08', true],
    ['a leap day', '2028-02-29', true],
    ['a leap day of a common year', '2026-02-29', false],
    ['a leap day of a century', '2100-02-29', false],
    ['a leap day of a fourth century', '2000-02-29', true],
    ['month 0', '2026-00-10', false],
    ['month 13', '2026-13-01', false],
    ['day 0', '2026-01-00', false],
    ['31 April', '2026-04-31', false],
    ['no leading zero', '2026-9-8', false],
    ['an instant', '2026-09-08T00:00:00Z', false],
    ['a two-digit year', '0026-09-08', false],
    ['nothing', '', false],
  ])('%s: %s', (_, text, expected) => {
    expect(isSchoolDate(text)).toBe(expected);
    expect(parseDate(` ${text} `)).toBe(expected ? text : null);
  });

  it('has parts that exist', () => {
    expect(dateFromParts(2026, 9, 8)).toBe('2026-09-08');
    expect(dateFromParts(2026, 2, 29)).toBeNull();
    expect(dateFromParts(26, 2, 2)).toBeNull();
    expect(dateFromParts(2026.5, 2, 2)).toBeNull();
  });

  test.each([
    ['2026-09-07', 1],
    ['2026-09-08', 2],
    ['2026-09-20', 7],
    ['1969-12-31', 3],
    ['1970-01-01', 4],
  ])('%s is ISO weekday %i', (date, weekday) => {
    expect(weekdayOf(date)).toBe(weekday);
  });

  it('moves across months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
    expect(mondayOf('2026-09-13')).toBe('2026-09-07');
    expect(mondayOf('2026-09-07')).toBe('2026-09-07');
  });

  it('refuses to compute with what is no date', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
  });

  it('is within a range at both ends and not beyond', () => {
    const range = ['2026-09-25', '2026-09-27'] as const;
    expect(['2026-09-24', '2026-09-25', '2026-09-27', '2026-09-28'].map((d) => isWithin(d, range))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('lists days, both ends included', () => {
    expect(datesBetween('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
    expect(datesBetween('2026-03-01', '2026-03-01')).toEqual(['2026-03-01']);
    expect(datesBetween('2026-03-02', '2026-03-01')).toEqual([]);
  });
});

describe('laws of dates', () => {
  it('adding and subtracting days undo each other', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        const moved = addDays(date, days);
        expect(addDays(moved, -days)).toBe(date);
        expect(daysBetween(date, moved)).toBe(days);
        expect(Math.sign(compareDates(moved, date))).toBe(Math.sign(days));
      }),
    );
  });

  it('weekdays go round in seven', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(weekdayOf(addDays(date, 1))).toBe((weekdayOf(date) % 7) + 1);
        expect(weekdayOf(addDays(date, 7))).toBe(weekdayOf(date));
      }),
    );
  });
});
