import type { Db } from '~/db/client.server';
import { type SchoolDate, todayInShanghai } from '~/domain/calendar';
import type { Broken, Judgement } from '~/domain/findings/broken';
import {
  type CourseAtHand,
  type DeskGround,
  judgeClass,
  judgeCourse,
  judgeProvider,
  judgeSchool,
  type ProviderAtHand,
  type SchoolAtHand,
  withoutCourseWords,
} from '~/domain/findings/judge';
import { REGION } from '~/domain/planning/dossier';
import { type RulesInForce, type RuleVersion, rulesInForce } from '~/domain/reduction/rule';
import { loadCalendar } from '../planning/calendar.server';
import { ruleVersions } from '../rules/versions.server';
import { type CheckScope, classesAtHand, classIdsIn } from './class-facts.server';
import { coursesAtHand, providersAtHand, schoolsAtHand } from './other-facts.server';
import type { JudgedPart } from './settle.server';

/** What a check needs to know before it looks at anything. */
export type CheckGround = DeskGround & { readonly versions: readonly RuleVersion[]; readonly now: Date };

export async function groundOf(on: Db, now: Date): Promise<CheckGround> {
  // One after another: a transaction has one connection.
  const versions = await ruleVersions(on);
  const calendar = await loadCalendar(on);
  return { versions, calendar, now, today: todayInShanghai(now) };
}

/** The rules that bind today what was lawfully done on a day; what is done anew where no day is given. */
export function rulesSince({ versions, today }: CheckGround, doneOn: SchoolDate | null = null): RulesInForce {
  return rulesInForce(versions, { on: today, region: REGION, doneOn: doneOn ?? today });
}

/** Everything in a scope that is no class: courses, providers, schools. Few, and read at once. */
export type Others = {
  readonly courses: readonly CourseAtHand[];
  readonly providers: readonly ProviderAtHand[];
  readonly schools: readonly SchoolAtHand[];
};

export async function othersIn(on: Db, scope: CheckScope, today: SchoolDate): Promise<Others> {
  const courses = await coursesAtHand(on, scope, today);
  const providers = await providersAtHand(on, scope, today);
  const schools = await schoolsAtHand(on, scope, today);
  return { courses, providers, schools };
}

/** The parts of a check that are no classes, each judged by the rules that bind it. */
export function judgeOthers({ courses, providers, schools }: Others, ground: CheckGround): JudgedPart[] {
  const now = rulesSince(ground);
  return [
    partOf('course', courses, (one) => judgeCourse(one, rulesSince(ground, one.doneOn))),
    partOf('provider', providers, (one) => judgeProvider(one, now)),
    partOf('school', schools, (one) => judgeSchool(one, now, ground)),
  ];
}

/** A batch of classes, judged as lawfully planned; what a course says wrong is told with the course. */
export async function judgeClasses(
  on: Db,
  ids: readonly string[],
  ofCourses: readonly Broken[],
  ground: CheckGround,
): Promise<JudgedPart> {
  const classes = await classesAtHand(on, ids, ground.now);
  const byCourse = new Map<string, Broken[]>();
  for (const each of ofCourses)
    byCourse.set(each.subject.id, [...(byCourse.get(each.subject.id) ?? []), each]);
  return {
    ...partOf('offering', classes, (one) =>
      withoutCourseWords(
        judgeClass(one, rulesSince(ground, one.doneOn), ground),
        byCourse.get(one.courseId) ?? [],
      ),
    ),
    ids,
  };
}

/** What of one thing breaks a rule at this moment, and what of it was let pass. */
export async function judgeSubject(
  on: Db,
  subject: { readonly kind: JudgedPart['kind']; readonly id: string },
  now: Date,
): Promise<JudgedPart> {
  const ground = await groundOf(on, now);
  const scope: CheckScope = { kind: 'subject', subject };
  if (subject.kind !== 'offering') {
    const parts = judgeOthers(await othersIn(on, scope, ground.today), ground);
    const part = parts.find(({ kind }) => kind === subject.kind);
    return { kind: subject.kind, broken: part?.broken ?? [], passed: part?.passed ?? [], ids: [subject.id] };
  }
  const ids = await classIdsIn(on, scope, ground.today);
  const offering = await on.offering.findUnique({ where: { id: subject.id }, select: { courseId: true } });
  const course = offering
    ? { kind: 'subject' as const, subject: { kind: 'course', id: offering.courseId } }
    : null;
  const courses = course ? await coursesAtHand(on, course, ground.today) : [];
  const words = judgeOthers({ courses, providers: [], schools: [] }, ground);
  const part = await judgeClasses(
    on,
    ids,
    words.flatMap(({ broken }) => broken),
    ground,
  );
  return { ...part, ids: [subject.id] };
}

function partOf<One extends { readonly id: string }>(
  kind: JudgedPart['kind'],
  things: readonly One[],
  judge: (one: One) => Judgement,
): JudgedPart {
  const judged = things.map(judge);
  return {
    kind,
    ids: things.map(({ id }) => id),
    broken: judged.flatMap(({ broken }) => broken),
    passed: judged.flatMap(({ passed }) => passed),
  };
}
