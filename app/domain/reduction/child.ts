import { mondayOf, type SchoolDate } from '../calendar';
import type { DatedTime } from '../planning/times';
import { findingsOf } from './check';
import type { Break } from './checks/check';
import type { Finding } from './finding';
import type { CheckedParams } from './params';
import type { RulesInForce } from './rule';

/** What a child would have if it got one more course. */
export type ChildLoad = {
  /** Lessons of the new course that are still to come. */
  readonly lessons: readonly DatedTime[];
  /** Lessons of every live place the child has. */
  readonly taken: readonly DatedTime[];
  /** Other courses in which the child has a live place. */
  readonly courses: number;
};

/**
 * The county's limits for one child (B1 minutes a day, B2 minutes a week, B3 courses at the same time): the first day
 * and the first week that would be too much, each once.
 */
export function childFindings({ lessons, taken, courses }: ChildLoad, rules: RulesInForce): Finding[] {
  const { B1, B2, B3 } = rules;
  const all = [...taken, ...lessons];
  const perDay = (dates: ReadonlySet<SchoolDate>) => sums(all, (time) => time.date, dates);
  const perWeek = (weeks: ReadonlySet<SchoolDate>) => sums(all, (time) => mondayOf(time.date), weeks);
  const found: Finding[] = [];
  if (B1) {
    const { maxMinutesPerDay } = B1.params as CheckedParams['B1'];
    found.push(
      ...findingsOf(B1, over(perDay(new Set(lessons.map(({ date }) => date))), maxMinutesPerDay, 'B1.day')),
    );
  }
  if (B2) {
    const { maxMinutesPerWeek } = B2.params as CheckedParams['B2'];
    const weeks = new Set(lessons.map(({ date }) => mondayOf(date)));
    found.push(...findingsOf(B2, over(perWeek(weeks), maxMinutesPerWeek, 'B2.week')));
  }
  if (B3) {
    const { maxCourses } = B3.params as CheckedParams['B3'];
    if (courses >= maxCourses) {
      found.push(
        ...findingsOf(B3, [
          {
            path: 'child',
            actual: String(courses + 1),
            limit: String(maxCourses),
            words: 'B3.courses',
            values: { has: courses },
          },
        ]),
      );
    }
  }
  return found;
}

function sums(
  times: readonly DatedTime[],
  keyOf: (time: DatedTime) => SchoolDate,
  wanted: ReadonlySet<SchoolDate>,
): Map<SchoolDate, number> {
  const minutes = new Map<SchoolDate, number>();
  for (const time of times) {
    const key = keyOf(time);
    if (wanted.has(key)) minutes.set(key, (minutes.get(key) ?? 0) + time.endMinute - time.startMinute);
  }
  return minutes;
}

/** The earliest day or week over the limit. */
function over(minutes: ReadonlyMap<SchoolDate, number>, limit: number, words: 'B1.day' | 'B2.week'): Break[] {
  const first = [...minutes.keys()].sort().find((key) => (minutes.get(key) ?? 0) > limit);
  if (first === undefined) return [];
  const actual = String(minutes.get(first));
  return [{ path: 'child', actual, limit: String(limit), words, values: { date: first } }];
}

/** M1, M5: the consents that are still to be given, as findings: nothing is taken for a child without them. */
export function consentFindings(
  missing: readonly ('child_data' | 'roster_to_provider')[],
  rules: RulesInForce,
): Finding[] {
  return missing.flatMap((kind) => {
    const rule = kind === 'child_data' ? rules.M1 : rules.M5;
    const words = kind === 'child_data' ? 'M1.consent' : 'M5.consent';
    return rule ? findingsOf(rule, [{ path: kind, actual: 'none', limit: 'agreed', words }]) : [];
  });
}
