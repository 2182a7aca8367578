import { describe, expect, it } from 'vitest';
import { addDays } from '~/domain/calendar';
import { ruleBook } from '~/domain/reduction/book';
import { type ChildLoad, childFindings, consentFindings } from '~/domain/reduction/child';
import type { Finding } from '~/domain/reduction/finding';
import {
  satisfactionFindings,
  staffShareFindings,
  teachersPerChildFindings,
} from '~/domain/reduction/provider';
import { type RulesInForce, rulesInForce } from '~/domain/reduction/rule';

const inForce = (on = '2026-09-01') => rulesInForce(ruleBook, { on, region: 'zhejiang' });
const firstDay = (rule: string) => ruleBook.find((each) => each.rule === rule)?.from ?? '';
const told = (findings: readonly Finding[]) =>
  findings.map(({ rule, severity, actual, limit }) => `${rule} ${severity} ${actual} of ${limit}`);

const lesson = (date: string, minutes: number, startMinute = 920) => ({
  date,
  startMinute,
  endMinute: startMinute + minutes,
});
const MONDAY = '2026-09-07';
const load = (over: Partial<ChildLoad>): ChildLoad => ({ lessons: [], taken: [], courses: 0, ...over });
/** 590 minutes on Monday to Friday of one week. */
const week = [0, 1, 2, 3, 4].map((day) => lesson(addDays(MONDAY, day), 118));

describe.each<[string, (rules: RulesInForce) => Finding[], [string, () => Finding[], string[]][]]>([
  [
    'B1',
    (rules) => childFindings(load({ lessons: [lesson(MONDAY, 181)] }), rules),
    [
      ['179 minutes', () => childFindings(load({ lessons: [lesson(MONDAY, 179)] }), inForce()), []],
      ['180 minutes', () => childFindings(load({ lessons: [lesson(MONDAY, 180)] }), inForce()), []],
      [
        '181 minutes',
        () => childFindings(load({ lessons: [lesson(MONDAY, 181)] }), inForce()),
        ['B1 hard 181 of 180'],
      ],
      [
        'with what the child has',
        () =>
          childFindings(
            load({ lessons: [lesson(MONDAY, 90)], taken: [lesson(MONDAY, 91, 1020)] }),
            inForce(),
          ),
        ['B1 hard 181 of 180'],
      ],
      [
        'another day is another day',
        () =>
          childFindings(
            load({ lessons: [lesson(MONDAY, 90)], taken: [lesson('2026-09-08', 180)] }),
            inForce(),
          ),
        [],
      ],
      [
        'a day that is too full already and gets nothing new',
        () =>
          childFindings(
            load({ lessons: [lesson(MONDAY, 90)], taken: [lesson('2026-09-08', 200)] }),
            inForce(),
          ),
        [],
      ],
    ],
  ],
  [
    'B2',
    (rules) => childFindings(load({ lessons: [lesson('2026-09-13', 11)], taken: week }), rules),
    [
      [
        '599 minutes',
        () => childFindings(load({ lessons: [lesson('2026-09-13', 9)], taken: week }), inForce()),
        [],
      ],
      [
        '600 minutes',
        () => childFindings(load({ lessons: [lesson('2026-09-13', 10)], taken: week }), inForce()),
        [],
      ],
      [
        '601 minutes, the last on a Sunday',
        () => childFindings(load({ lessons: [lesson('2026-09-13', 11)], taken: week }), inForce()),
        ['B2 hard 601 of 600'],
      ],
      [
        'the Monday after',
        () => childFindings(load({ lessons: [lesson('2026-09-14', 90)], taken: week }), inForce()),
        [],
      ],
    ],
  ],
  [
    'B3',
    (rules) => childFindings(load({ courses: 5 }), rules),
    [
      ['the fourth', () => childFindings(load({ courses: 3 }), inForce()), []],
      ['the fifth', () => childFindings(load({ courses: 4 }), inForce()), []],
      ['the sixth', () => childFindings(load({ courses: 5 }), inForce()), ['B3 hard 6 of 5']],
    ],
  ],
  [
    'M1',
    (rules) => consentFindings(['child_data'], rules),
    [
      ['everything agreed', () => consentFindings([], inForce()), []],
      ['nobody agreed', () => consentFindings(['child_data'], inForce()), ['M1 hard none of agreed']],
    ],
  ],
  [
    'M5',
    (rules) => consentFindings(['roster_to_provider'], rules),
    [
      [
        'nobody agreed to either',
        () => consentFindings(['child_data', 'roster_to_provider'], inForce()),
        ['M1 hard none of agreed', 'M5 hard none of agreed'],
      ],
    ],
  ],
  [
    'P12',
    (rules) => staffShareFindings([{ fullTime: false }], rules),
    [
      ['more than half', () => staffShareFindings(staff(2, 1), inForce()), []],
      ['half', () => staffShareFindings(staff(2, 2), inForce()), []],
      ['less than half', () => staffShareFindings(staff(2, 3), inForce()), ['P12 soft 40% of 50%']],
      ['nobody at all', () => staffShareFindings([], inForce()), []],
      ['one for 50', () => teachersPerChildFindings({ fullTimeTeachers: 1, capacity: 50 }, inForce()), []],
      [
        'one for 51',
        () => teachersPerChildFindings({ fullTimeTeachers: 1, capacity: 51 }, inForce()),
        ['P12 soft 1.9% of 2%'],
      ],
    ],
  ],
  [
    'P16',
    (rules) => satisfactionFindings({ answered: 10, satisfied: 1 }, rules),
    [
      ['81 of 100', () => satisfactionFindings({ answered: 100, satisfied: 81 }, inForce()), []],
      ['80 of 100', () => satisfactionFindings({ answered: 100, satisfied: 80 }, inForce()), []],
      [
        '79 of 100',
        () => satisfactionFindings({ answered: 100, satisfied: 79 }, inForce()),
        ['P16 hard 79% of 80%'],
      ],
      ['nobody answered', () => satisfactionFindings({ answered: 0, satisfied: 0 }, inForce()), []],
    ],
  ],
])('%s', (rule, breakIt, rows) => {
  it.each(rows)('%s', (_name, found, expected) => {
    expect(told(found())).toEqual(expected);
  });

  it('binds from its first day on', () => {
    const of = (on: string) => breakIt(inForce(on)).filter((finding) => finding.rule === rule);
    expect(of(addDays(firstDay(rule), -1))).toEqual([]);
    expect(of(firstDay(rule))).toHaveLength(1);
  });
});

function staff(full: number, part: number) {
  return [...Array(full).fill({ fullTime: true }), ...Array(part).fill({ fullTime: false })];
}
