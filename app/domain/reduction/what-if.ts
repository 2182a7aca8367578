import type { SchoolCalendar, SchoolDate } from '../calendar';
import { type Broken, findingKey, type Judgement } from '../findings/broken';
import {
  type ClassAtHand,
  type CourseAtHand,
  judgeClass,
  judgeCourse,
  judgeProvider,
  judgeSchool,
  type ProviderAtHand,
  type SchoolAtHand,
  withoutCourseWords,
} from '../findings/judge';
import { REGION } from '../planning/dossier';
import { type RuleVersion, rulesInForce } from './rule';

/** Everything that rules are asked of, as it stands; schools with the lessons of the first two weeks from the date. */
export type CountyAtHand = {
  readonly classes: readonly ClassAtHand[];
  readonly courses: readonly CourseAtHand[];
  readonly providers: readonly ProviderAtHand[];
  readonly schools: readonly SchoolAtHand[];
};

/** What a version of a rule would change from its first day on. */
export type WhatIf = {
  /** Classes with lessons from then on. */
  readonly judged: number;
  /** Newly broken, or broken harder than now. */
  readonly broken: readonly Broken[];
  /** Broken now, and lawful under it. */
  readonly lawful: readonly Broken[];
};

/**
 * Judges everything that is planned as of the candidate's first day, once by the versions that would hold then and once
 * with the candidate among them, and tells them apart. Only lessons from that day on are judged; a candidate that
 * reaches new acts alone leaves alone what was planned before it.
 */
export function whatIf(
  { classes, courses, providers, schools }: CountyAtHand,
  versions: readonly RuleVersion[],
  candidate: RuleVersion,
  { calendar, today }: { readonly calendar: SchoolCalendar; readonly today: SchoolDate },
): WhatIf {
  const on = candidate.from;
  const ahead = classes.flatMap((each) => {
    const lessons = each.lessons.filter(({ date }) => date >= on);
    return lessons.length > 0 ? [{ ...each, lessons }] : [];
  });
  const judge = (all: readonly RuleVersion[]): Judgement => {
    const rules = (doneOn: SchoolDate | null) =>
      rulesInForce(all, { on, region: REGION, doneOn: doneOn ?? today });
    // Staff and days are as they are then: nobody planned them once and for ever.
    const then = rulesInForce(all, { on, region: REGION });
    const words = courses.map((each) => judgeCourse(each, rules(each.doneOn)));
    const ofCourse = words.flatMap(({ broken }) => broken);
    const judged = [
      ...ahead.map((each) =>
        withoutCourseWords(
          judgeClass(each, rules(each.doneOn), { calendar, today }),
          ofCourse.filter(({ subject }) => subject.id === each.courseId),
        ),
      ),
      ...words,
      ...providers.map((each) => judgeProvider(each, then)),
      ...schools.map((each) => judgeSchool(each, then, { calendar, today: on })),
    ];
    return {
      broken: judged.flatMap(({ broken }) => broken),
      passed: judged.flatMap(({ passed }) => passed),
    };
  };
  const others = versions.filter(
    ({ rule, version }) => rule !== candidate.rule || version !== candidate.version,
  );
  const before = byKey(judge(others).broken);
  const after = byKey(judge([...others, candidate]).broken);
  return {
    judged: ahead.length,
    broken: [...after].flatMap(([key, each]) => {
      const was = before.get(key);
      return !was || (was.severity === 'soft' && each.severity === 'hard') ? [each] : [];
    }),
    lawful: [...before].flatMap(([key, each]) => (after.has(key) ? [] : [each])),
  };
}

function byKey(broken: readonly Broken[]): Map<string, Broken> {
  return new Map(broken.map((each) => [findingKey(each), each]));
}
