import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isSchoolDay, timetableWeekday } from '~/domain/calendar';
import { type PlanLength, planLessons } from '~/domain/planning/lessons';
import { overlaps, timeSpan } from '~/domain/planning/times';
import { county } from '../calendar/county';

const [term] = county.terms as [(typeof county.terms)[0]];
const at = (weekday: number, startMinute = 940, endMinute = 1030) => ({ weekday, startMinute, endMinute });
const plan = (from: string, length: PlanLength, ...weekdays: number[]) =>
  planLessons({ calendar: county, term, slots: weekdays.map((day) => at(day)), from, ...length });
const dates = (lessons: readonly { date: string }[]) => lessons.map((lesson) => lesson.date);

describe('planning lessons', () => {
  it('lays weekly slots on dates and numbers them', () => {
    const { lessons, skipped, cutAtTermEnd } = plan('2026-09-08', { weeks: 2 }, 4, 2);
    expect(dates(lessons)).toEqual(['2026-09-08', '2026-09-10', '2026-09-15', '2026-09-17']);
    expect(lessons.map((lesson) => lesson.number)).toEqual([1, 2, 3, 4]);
    expect(lessons[0]).toMatchObject({ startMinute: 940, endMinute: 1030, makeUpDay: false });
    expect(skipped).toEqual([]);
    expect(cutAtTermEnd).toBe(false);
  });

  it('K2, K8: skips Mid-Autumn and follows Friday on the working Sunday', () => {
    const { lessons, skipped } = plan('2026-09-14', { weeks: 2 }, 5);
    expect(dates(lessons)).toEqual(['2026-09-18', '2026-09-20']);
    expect(lessons[1]).toMatchObject({ makeUpDay: true, weekday: 5 });
    expect(skipped).toMatchObject([{ date: '2026-09-25', why: { kind: 'holiday' } }]);
  });

  it('K6: says which break a lesson fell into', () => {
    const { lessons, skipped } = plan('2026-11-09', { weeks: 1 }, 2, 4);
    expect(dates(lessons)).toEqual(['2026-11-10']);
    expect(skipped).toMatchObject([
      { date: '2026-11-12', why: { kind: 'county_break', name: { zh: '秋假', en: 'Autumn break' } } },
    ]);
  });

  it('leaves closures out, both ends included', () => {
    const { lessons, skipped } = planLessons({
      calendar: county,
      term,
      slots: [at(1), at(3)],
      from: '2026-12-07',
      weeks: 2,
      closures: [{ from: '2026-12-09', to: '2026-12-14', reason: '考试' }],
    });
    expect(dates(lessons)).toEqual(['2026-12-07', '2026-12-16']);
    expect(skipped.map(({ date, why }) => [date, why])).toEqual([
      ['2026-12-09', { kind: 'closure', reason: '考试' }],
      ['2026-12-14', { kind: 'closure', reason: '考试' }],
    ]);
  });

  it('tells a day that follows another timetable', () => {
    const calendar = { ...county, schoolDaysOnWeekends: [{ date: '2026-12-08', timetableOf: 5 as const }] };
    const { lessons, skipped } = planLessons({
      calendar,
      term,
      slots: [at(2), at(5)],
      from: '2026-12-08',
      until: '2026-12-08',
    });
    expect(lessons).toMatchObject([{ date: '2026-12-08', weekday: 5, makeUpDay: true }]);
    expect(skipped).toMatchObject([{ weekday: 2, why: { kind: 'other_timetable', weekday: 5 } }]);
  });

  test.each([
    ['the date itself is included', { until: '2026-09-15' }, ['2026-09-08', '2026-09-15'], false],
    ['one day under', { until: '2026-09-14' }, ['2026-09-08'], false],
    [
      'a count takes later dates for lost ones',
      { count: 3 },
      ['2026-09-08', '2026-09-15', '2026-09-22'],
      false,
    ],
  ] as const)('%s', (_, length, expected, cut) => {
    const result = plan('2026-09-08', length, 2);
    expect(dates(result.lessons)).toEqual(expected);
    expect(result.cutAtTermEnd).toBe(cut);
  });

  test.each([
    ['weeks that end with the term', '2027-01-16', { weeks: 1 }, 1, false],
    ['weeks that go one day over', '2027-01-17', { weeks: 1 }, 1, true],
    ['as many lessons as there are', '2027-01-11', { count: 2 }, 2, false],
    ['one lesson more than there are', '2027-01-11', { count: 3 }, 2, true],
  ] as const)('the end of the term: %s', (_, from, length, count, cut) => {
    const result = plan(from, length, 5);
    expect(result.lessons).toHaveLength(count);
    expect(result.cutAtTermEnd).toBe(cut);
  });

  it('begins with the term when asked to begin before it', () => {
    expect(dates(plan('2026-08-24', { until: '2026-09-08' }, 2).lessons)).toEqual([
      '2026-09-01',
      '2026-09-08',
    ]);
  });

  it('cuts a day in two when the count is reached between its slots', () => {
    const slots = [at(2, 1040, 1100), at(2)];
    const { lessons } = planLessons({ calendar: county, term, slots, from: '2026-09-08', count: 3 });
    expect(lessons.map(({ date, startMinute }) => [date, startMinute])).toEqual([
      ['2026-09-08', 940],
      ['2026-09-08', 1040],
      ['2026-09-15', 940],
    ]);
  });

  it('only ever uses school days of the right timetable, inside the term, in order, without overlap', () => {
    const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1 });
    const from = fc.integer({ min: 1, max: 30 }).map((day) => `2026-09-${String(day).padStart(2, '0')}`);
    fc.assert(
      fc.property(weekdays, from, fc.integer({ min: 1, max: 30 }), (days, start, weeks) => {
        const { lessons, skipped } = plan(start, { weeks }, ...days);
        for (const lesson of lessons) {
          expect(isSchoolDay(county, lesson.date)).toBe(true);
          expect(timetableWeekday(county, lesson.date)).toBe(lesson.weekday);
          expect(lesson.date >= start && lesson.date <= term.to).toBe(true);
        }
        lessons.slice(1).forEach((lesson, i) => {
          const before = lessons[i] as (typeof lessons)[0];
          expect(lesson.date > before.date && !overlaps(lesson, before)).toBe(true);
        });
        for (const gone of skipped) expect(dates(lessons)).not.toContain(gone.date);
      }),
      { numRuns: 40 },
    );
  });
});

describe('times of a day', () => {
  const lesson = (startMinute: number, endMinute: number, date = '2026-09-08') => ({
    date,
    startMinute,
    endMinute,
  });
  test.each([
    ['back to back', lesson(900, 940), lesson(940, 980), 0, false],
    ['one minute shared', lesson(900, 941), lesson(940, 980), 0, true],
    ['one inside the other', lesson(900, 1000), lesson(940, 980), 0, true],
    ['another day', lesson(900, 1000), lesson(900, 1000, '2026-09-09'), 0, false],
    ['exactly the gap', lesson(900, 940), lesson(960, 980), 20, false],
    ['one under the gap', lesson(900, 940), lesson(959, 980), 20, true],
  ] as const)('%s', (_, a, b, gap, expected) => {
    expect(overlaps(a, b, gap)).toBe(expected);
    expect(overlaps(b, a, gap)).toBe(expected);
  });

  it('are written as a span', () => {
    expect(timeSpan(lesson(940, 1030))).toBe('15:40-17:10');
  });
});
