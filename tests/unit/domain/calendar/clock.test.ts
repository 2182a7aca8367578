import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  clock,
  instantOf,
  minuteNowInShanghai,
  minuteOf,
  parseClock,
  todayInShanghai,
} from '~/domain/calendar';

describe("the county's wall clock", () => {
  test.each([
    ['one second before midnight', '2026-09-07T15:59:59Z', '2026-09-07', 1439],
    ['midnight', '2026-09-07T16:00:00Z', '2026-09-08', 0],
    ['an afternoon', '2026-09-08T07:40:30Z', '2026-09-08', 940],
    ['the turn of the year', '2026-12-31T16:00:00Z', '2027-01-01', 0],
    ['before the epoch', '1969-12-31T15:59:00Z', '1969-12-31', 1439],
  ])('%s', (_, instant, date, minute) => {
    expect(todayInShanghai(new Date(instant))).toBe(date);
    expect(minuteNowInShanghai(new Date(instant))).toBe(minute);
  });

  it('agrees with the zone database on every instant since summer time ended', () => {
    const zone = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    const since1992 = { min: Date.UTC(1992, 0, 1), max: Date.UTC(2060, 0, 1) };
    fc.assert(
      fc.property(fc.integer(since1992), (ms) => {
        const now = new Date(ms);
        expect(`${todayInShanghai(now)} ${clock(minuteNowInShanghai(now))}`).toBe(zone.format(now));
      }),
    );
  });

  it('finds the instant of a date and minute, and back', () => {
    expect(instantOf('2026-09-08', 940).toISOString()).toBe('2026-09-08T07:40:00.000Z');
    expect(instantOf('2026-09-08', 1440)).toEqual(instantOf('2026-09-09', 0));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (minute) => {
        const instant = instantOf('2026-12-31', minute);
        expect(todayInShanghai(instant)).toBe('2026-12-31');
        expect(minuteNowInShanghai(instant)).toBe(minute);
      }),
    );
  });
});

describe('a time of day', () => {
  test.each([
    ['15:40', 940],
    ['00:00', 0],
    ['9:05', 545],
    ['15：40', 940],
    ['23:59', 1439],
    ['24:00', 1440],
    ['24:01', null],
    ['15:60', null],
    ['15:4', null],
    ['-1:00', null],
    ['noon', null],
    ['', null],
  ])('%s is minute %s', (text, minute) => {
    expect(parseClock(text)).toBe(minute);
    if (minute === null) expect(() => minuteOf(text)).toThrow(RangeError);
    else expect(minuteOf(text)).toBe(minute);
  });

  it('is written with two digits each and read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1440 }), (minute) => {
        expect(clock(minute)).toMatch(/^\d\d:\d\d$/);
        expect(minuteOf(clock(minute))).toBe(minute);
      }),
    );
    for (const bad of [-1, 1441, 1.5, Number.NaN]) expect(() => clock(bad)).toThrow(RangeError);
  });
});
