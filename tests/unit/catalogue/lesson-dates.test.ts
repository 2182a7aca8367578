import { describe, expect, it } from 'vitest';
import { type DatedLesson, skippedDates } from '~/services/catalogue/lesson-dates';

const lesson = (date: string): DatedLesson => ({
  number: 1,
  date,
  startMinute: 940,
  endMinute: 1030,
  status: 'planned',
});
const name = { zh: '国庆节', en: 'National Day' };
const daysOff = new Map([
  ['2026-09-29', null],
  ['2026-10-06', name],
  ['2026-10-07', name],
  ['2026-12-29', name],
]);

describe('dates on which a class does not meet', () => {
  it('are the days off on its weekdays between its first and last lesson, with the name of the holiday', () => {
    const lessons = ['2026-09-22', '2026-10-13', '2026-10-20'].map(lesson);
    expect(skippedDates(lessons, new Set([2]), daysOff)).toEqual([
      { date: '2026-09-29', name: null },
      { date: '2026-10-06', name },
    ]);
  });

  it('a day off on which it meets after all is not one, nor a week that is simply not planned', () => {
    const lessons = ['2026-09-22', '2026-09-29', '2026-10-06', '2026-11-03'].map(lesson);
    expect(skippedDates(lessons, new Set([2]), daysOff)).toEqual([]);
  });

  it('none without lessons', () => {
    expect(skippedDates([], new Set([2]), daysOff)).toEqual([]);
  });
});
