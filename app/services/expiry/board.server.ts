import type { Db } from '~/db/client.server';
import type { Prisma } from '~/db/generated/client';
import { type SchoolDate, todayInShanghai } from '~/domain/calendar';
import { expiriesOf } from '~/domain/expiry/expiries';
import { byUrgency, type ExpiryItem } from '~/domain/expiry/item';
import { type LessonAhead, touchedLessons } from '~/domain/expiry/touched';
import { type BoardClass, boardClasses } from './board-classes.server';
import { checkAgeOn } from './check-age.server';
import { type LoadedFacts, loadExpiryFacts, loadLessonsAhead } from './facts.server';

/** Whose eyes look: a provider's own things, what touches a school's classes, the whole county. */
export type BoardScope =
  | { kind: 'provider'; providerId: string }
  | { kind: 'school'; schoolIds: readonly string[] }
  | { kind: 'bureau' };

type Named = { id: string; nameZh: string; nameEn: string };

export type BoardRow = ExpiryItem & {
  provider: Named & { listingId: string | null };
  /** Whose check or qualification it is; null for a paper and the listing. */
  person: Named | null;
  classes: BoardClass[];
  /** Lessons ahead that rest on it when it is no longer valid. */
  lessons: number;
  /** Children with a place in those classes, each once. */
  children: number;
};

export type ExpiryBoard = {
  today: SchoolDate;
  rows: BoardRow[];
  /** Each lesson, child and class once, however many things touch it. */
  totals: { expired: number; soon: number; lessons: number; children: number; paused: number };
};

/**
 * What is out of date or will be within 60 days, and which lessons and children rest on it: worked out from the facts
 * as they are now, whether or not the nightly sweep ran. A school sees only what touches its own classes. Neither the
 * number of a paper nor the reference of a check is ever read here.
 */
export async function expiryBoard(db: Db, scope: BoardScope, now: Date): Promise<ExpiryBoard> {
  const today = todayInShanghai(now);
  const age = await checkAgeOn(db, today);
  const facts = await loadExpiryFacts(db, providersIn(scope));
  const items = facts
    .flatMap((provider) => expiriesOf(provider, today, age))
    .filter(({ state }) => state !== 'ok')
    .sort(byUrgency);
  const lessons = items.length === 0 ? [] : await loadLessonsAhead(db, lessonsOf(scope, items), today);
  const touched = items
    .map((item) => ({ item, lessons: touchedLessons(item, lessons, today) }))
    .filter((each) => scope.kind !== 'school' || each.lessons.length > 0);
  const classes = await boardClasses(db, { facts, touched, age });
  const rows = touched.map(({ item, lessons: own }, index): BoardRow => {
    const inClasses = classes.rows[index] ?? [];
    return {
      ...item,
      ...namesOf(item, facts),
      classes: inClasses,
      lessons: own.length,
      children: classes.childrenIn(inClasses.map(({ id }) => id)),
    };
  });
  return { today, rows, totals: totalsOf(rows, touched, classes.childrenIn) };
}

function providersIn(scope: BoardScope): Prisma.ProviderWhereInput {
  if (scope.kind === 'provider') return { id: scope.providerId };
  if (scope.kind === 'bureau') return {};
  return { courses: { some: { offerings: { some: { schoolId: { in: [...scope.schoolIds] } } } } } };
}

function lessonsOf(scope: BoardScope, items: readonly ExpiryItem[]): Prisma.LessonWhereInput {
  const providerIds = [...new Set(items.map(({ providerId }) => providerId))];
  return {
    offering: {
      course: { providerId: { in: providerIds } },
      ...(scope.kind === 'school' && { schoolId: { in: [...scope.schoolIds] } }),
    },
  };
}

function namesOf(item: ExpiryItem, facts: readonly LoadedFacts[]): Pick<BoardRow, 'provider' | 'person'> {
  const provider = facts.find(({ providerId }) => providerId === item.providerId);
  const person = provider?.instructors.find(({ id }) => id === item.id);
  return {
    provider: {
      id: item.providerId,
      nameZh: '',
      nameEn: '',
      ...provider?.name,
      listingId: provider?.listingId ?? null,
    },
    person: person ? { id: person.id, nameZh: person.nameZh, nameEn: person.nameEn } : null,
  };
}

function totalsOf(
  rows: readonly BoardRow[],
  touched: readonly { lessons: readonly LessonAhead[] }[],
  childrenIn: (offeringIds: readonly string[]) => number,
): ExpiryBoard['totals'] {
  const classes = new Map(rows.flatMap((row) => row.classes.map((each) => [each.id, each] as const)));
  return {
    expired: rows.filter(({ state }) => state === 'expired').length,
    soon: rows.filter(({ state }) => state !== 'expired').length,
    lessons: new Set(touched.flatMap(({ lessons }) => lessons.map(({ id }) => id))).size,
    children: childrenIn([...classes.keys()]),
    paused: [...classes.values()].filter(({ pausedAt }) => pausedAt !== null).length,
  };
}
