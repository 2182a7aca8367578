import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '~/domain/calendar';
import { offerDeadline, type QuietHours, quietUntil } from '~/domain/waitlist/deadline';

const at = (day: string, clock: string) => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return instantOf(day, hours * 60 + minutes);
};
const NIGHT: QuietHours = { from: '21:30', to: '07:00' };
const NOON: QuietHours = { from: '12:00', to: '14:00' };
const NONE: QuietHours = { from: '00:00', to: '00:00' };
const STEP = 30 * 60_000;
const FAR = at('2029-01-01', '00:00');

describe('quietUntil', () => {
  it.each([
    ['in the evening before it begins', '2026-11-20', '21:29', NIGHT, null],
    ['the minute it begins', '2026-11-20', '21:30', NIGHT, ['2026-11-21', '07:00']],
    ['at midnight', '2026-11-21', '00:00', NIGHT, ['2026-11-21', '07:00']],
    ['the minute before it ends', '2026-11-21', '06:59', NIGHT, ['2026-11-21', '07:00']],
    ['the minute it ends', '2026-11-21', '07:00', NIGHT, null],
    ['over the end of a leap February', '2028-02-28', '23:00', NIGHT, ['2028-02-29', '07:00']],
    ['on the leap day', '2028-02-29', '22:00', NIGHT, ['2028-03-01', '07:00']],
    ['over New Year', '2026-12-31', '23:59', NIGHT, ['2027-01-01', '07:00']],
    ['within a day: inside', '2026-11-20', '13:00', NOON, ['2026-11-20', '14:00']],
    ['within a day: before', '2026-11-20', '11:59', NOON, null],
    ['within a day: after', '2026-11-20', '14:00', NOON, null],
    ['none at all', '2026-11-20', '00:00', NONE, null],
  ] as const)('%s', (_, day, clock, quiet, end) => {
    expect(quietUntil(at(day, clock), quiet)).toEqual(end && at(end[0], end[1]));
  });
});

describe('offerDeadline', () => {
  it.each([
    ['two hours by day', '2026-11-20', '10:00', 120, NIGHT, ['2026-11-20', '12:00']],
    ['to the minute before the night', '2026-11-20', '20:30', 60, NIGHT, ['2026-11-20', '21:30']],
    ['one minute more goes on in the morning', '2026-11-20', '20:30', 61, NIGHT, ['2026-11-21', '07:01']],
    [
      'offered at night it counts from the morning',
      '2026-11-20',
      '23:00',
      60,
      NIGHT,
      ['2026-11-21', '08:00'],
    ],
    ['offered at midnight', '2026-11-21', '00:00', 60, NIGHT, ['2026-11-21', '08:00']],
    ['a day of minutes lasts over a night', '2026-11-20', '10:00', 1440, NIGHT, ['2026-11-21', '19:30']],
    ['over the leap day', '2028-02-28', '20:30', 120, NIGHT, ['2028-02-29', '08:00']],
    ['no leap day in 2027', '2027-02-28', '20:30', 120, NIGHT, ['2027-03-01', '08:00']],
    ['quiet at noon', '2026-11-20', '11:30', 60, NOON, ['2026-11-20', '14:30']],
    ['no quiet hours', '2026-11-20', '23:00', 120, NONE, ['2026-11-21', '01:00']],
  ] as const)('%s', (_, day, clock, minutes, quiet, end) => {
    expect(offerDeadline(at(day, clock), minutes, quiet, FAR)).toEqual(at(end[0], end[1]));
  });

  it.each([
    ['the class begins within the time', '2026-11-20', '10:00', ['2026-11-20', '11:00']],
    ['the class begins in the night before the time is over', '2026-11-20', '21:00', ['2026-11-21', '00:00']],
    ['the class has begun', '2026-11-20', '10:00', ['2026-11-20', '09:00']],
    ['the class begins before the morning', '2026-11-20', '22:00', ['2026-11-21', '00:00']],
  ] as const)('never after the line ends: %s', (_, day, clock, latest) => {
    const end = at(latest[0], latest[1]);
    expect(offerDeadline(at(day, clock), 120, NIGHT, end)).toEqual(end);
  });

  it('gives exactly the minutes outside the quiet hours, and ends outside of them', () => {
    // Half hours are enough to find what is wrong with whole minutes, and sixty times as quick to count.
    const half = fc.integer({ min: 0, max: 47 });
    const clockOf = (n: number) => `${String(n >> 1).padStart(2, '0')}:${n % 2 ? '30' : '00'}`;
    const quietHours = fc
      .tuple(half, fc.integer({ min: 0, max: 40 }))
      .map(([from, length]) => ({ from: clockOf(from), to: clockOf((from + length) % 48) }));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 144 }),
        fc.integer({ min: 1, max: 90 }),
        quietHours,
        (start, steps, quiet) => {
          const now = new Date(at('2028-02-27', '00:00').getTime() + start * STEP);
          const end = offerDeadline(now, steps * 30, quiet, FAR);
          let counted = 0;
          for (let t = now.getTime(); t < end.getTime(); t += STEP) {
            if (!quietUntil(new Date(t), quiet)) counted += 1;
          }
          expect(counted).toBe(steps);
          // What counted last lies right before the end.
          expect(quietUntil(new Date(end.getTime() - STEP), quiet)).toBeNull();
        },
      ),
      { numRuns: 60 },
    );
  });
});
