import { db } from '~/db/client.server';
import { todayInShanghai } from '~/domain/calendar';
import type { Broken } from '~/domain/findings/broken';
import type { RuleVersion } from '~/domain/reduction/rule';
import { type WhatIf, whatIf } from '~/domain/reduction/what-if';
import { PUBLIC_OFFERING_STATUSES } from '~/domain/states';
import { classesAtHand, classIdsIn } from '../findings/class-facts.server';
import { othersIn } from '../findings/judge.server';
import { childrenIn } from '../findings/other-facts.server';
import { loadCalendar } from '../planning/calendar.server';
import { ruleVersions } from './versions.server';

const REACHES = ['new_acts', 'everything'] as const;
export type Reach = (typeof REACHES)[number];

/** Classes that are listed one by one; the numbers count all of them. */
const LISTED = 50;

/** Everything that the rules are asked of from a version's first day on, and what it would change, by its reach. */
export async function whatIfOf(candidate: RuleVersion, now: Date): Promise<Record<Reach, WhatIf>> {
  const scope = { kind: 'county' } as const;
  const [versions, calendar] = await Promise.all([ruleVersions(db), loadCalendar(db)]);
  const ids = await classIdsIn(db, scope, candidate.from);
  const county = {
    classes: await classesAtHand(db, ids, now),
    ...(await othersIn(db, scope, candidate.from)),
  };
  const ground = { calendar, today: todayInShanghai(now) };
  const of = (reach: Reach) => whatIf(county, versions, { ...candidate, reach }, ground);
  return { new_acts: of('new_acts'), everything: of('everything') };
}

/** The same in numbers and names, for the page. */
export async function whatIfShown(candidate: RuleVersion, now: Date) {
  const found = await whatIfOf(candidate, now);
  return {
    new_acts: await shownOf(found.new_acts),
    everything: await shownOf(found.everything),
  };
}

export type WhatIfShown = Awaited<ReturnType<typeof shownOf>>;

async function shownOf({ judged, broken, lawful }: WhatIf) {
  return { judged, broken: await sideOf(broken), lawful: await sideOf(lawful) };
}

/** One side of it: how many classes, lessons and children, by provider and school, and which. */
async function sideOf(all: readonly Broken[]) {
  const inClasses = all.filter(({ subject }) => subject.kind === 'offering');
  const classes = [...groupedBy(inClasses, ({ subject }) => subject.id)];
  const lessonsOf = (list: readonly Broken[]) => Math.max(0, ...list.map(({ lessons }) => lessons));
  const groups = (key: 'providerId' | 'schoolId') =>
    [...groupedBy(classes, ([, list]) => list[0]?.[key] ?? '')].map(([id, list]) => ({
      id,
      offeringIds: list.map(([offeringId]) => offeringId),
      classes: list.length,
      lessons: list.reduce((sum, [, each]) => sum + lessonsOf(each), 0),
    }));
  const [byProvider, bySchool] = [groups('providerId'), groups('schoolId')];
  const children = await childrenIn(db, [
    classes.map(([id]) => id),
    ...byProvider.map(({ offeringIds }) => offeringIds),
    ...bySchool.map(({ offeringIds }) => offeringIds),
  ]);
  const [everybody = 0, ...rest] = children;
  const names = await namesOf(
    byProvider.map(({ id }) => id),
    bySchool.map(({ id }) => id),
    classes.slice(0, LISTED).map(([id]) => id),
  );
  const named = (list: ReturnType<typeof groups>, from: number, kind: 'providers' | 'schools') =>
    list
      .map(({ offeringIds: _, ...each }, index) => ({
        ...each,
        ...(names[kind].get(each.id) ?? { nameZh: each.id, nameEn: each.id }),
        children: rest[from + index] ?? 0,
      }))
      .sort((a, b) => b.classes - a.classes || (a.id < b.id ? -1 : 1));
  return {
    classes: classes.length,
    lessons: classes.reduce((sum, [, list]) => sum + lessonsOf(list), 0),
    children: everybody,
    hard: all.some(({ severity }) => severity === 'hard'),
    byProvider: named(byProvider, 0, 'providers'),
    bySchool: named(bySchool, byProvider.length, 'schools'),
    others: (['course', 'provider', 'school'] as const).flatMap((kind) => {
      const count = new Set(all.flatMap(({ subject }) => (subject.kind === kind ? [subject.id] : []))).size;
      return count > 0 ? [{ kind, count }] : [];
    }),
    listed: classes.slice(0, LISTED).map(([id, list]) => ({
      id,
      ...(names.classes.get(id) ?? { titleZh: '', titleEn: '', schoolZh: '', schoolEn: '', isPublic: false }),
      lessons: lessonsOf(list),
      firstLessonOn: list[0]?.firstLessonOn ?? null,
      message: list[0]?.message ?? { zh: '', en: '' },
    })),
    more: Math.max(0, classes.length - LISTED),
  };
}

async function namesOf(providerIds: string[], schoolIds: string[], offeringIds: string[]) {
  const select = { id: true, nameZh: true, nameEn: true } as const;
  const [providers, schools, offerings] = await Promise.all([
    db.provider.findMany({ where: { id: { in: providerIds.filter(Boolean) } }, select }),
    db.school.findMany({ where: { id: { in: schoolIds } }, select }),
    db.offering.findMany({
      where: { id: { in: offeringIds } },
      select: {
        id: true,
        status: true,
        course: { select: { titleZh: true, titleEn: true } },
        school: { select },
      },
    }),
  ]);
  return {
    providers: new Map(providers.map((each) => [each.id, each])),
    schools: new Map(schools.map((each) => [each.id, each])),
    classes: new Map(
      offerings.map(({ id, status, course, school }) => [
        id,
        {
          ...course,
          schoolZh: school.nameZh,
          schoolEn: school.nameEn,
          isPublic: PUBLIC_OFFERING_STATUSES.includes(status),
        },
      ]),
    ),
  };
}

function groupedBy<Each>(all: readonly Each[], keyOf: (each: Each) => string): Map<string, Each[]> {
  const groups = new Map<string, Each[]>();
  for (const each of all) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]);
  return groups;
}
