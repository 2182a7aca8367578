import type { Db } from '~/db/client.server';
import type { SchoolDate } from '~/domain/calendar';
import type { CheckAge } from '~/domain/expiry/check-holds';
import type { ExpiryItem } from '~/domain/expiry/item';
import { remedyFor } from '~/domain/expiry/remedy';
import type { LessonAhead } from '~/domain/expiry/touched';
import type { BusyTime } from '~/domain/planning/staff-clash';
import type { OfferingStatus } from '~/domain/states';
import { busyOn } from './busy.server';
import type { LoadedFacts } from './facts.server';

type Named = { id: string; nameZh: string; nameEn: string };

/** A class some of whose lessons rest on something out of date. */
export type BoardClass = {
  id: string;
  status: OfferingStatus;
  course: { titleZh: string; titleEn: string };
  school: Named;
  pausedAt: string | null;
  pausedRule: string | null;
  /** The bureau stopped it: it does not go on by itself. */
  pausedByBureau: boolean;
  lessons: { id: string; date: SchoolDate; startMinute: number; endMinute: number }[];
  /** Children with a place. */
  children: number;
  /** Who of the provider could stand in for these lessons; null: nobody, so sales pause. */
  standIn: Named | null;
};

type Question = {
  facts: readonly LoadedFacts[];
  touched: readonly { item: ExpiryItem; lessons: readonly LessonAhead[] }[];
  age: CheckAge;
};

/** The classes behind each touched thing, in the same order, and how many different children have a place in some of them. */
export async function boardClasses(db: Db, { facts, touched, age }: Question) {
  const all = touched.flatMap(({ lessons }) => lessons);
  const ids = [...new Set(all.map(({ offeringId }) => offeringId))];
  const offerings = await loadOfferings(db, ids);
  const places = await db.enrollment.findMany({
    where: { offeringId: { in: ids }, status: { in: ['confirmed', 'held'] } },
    select: { offeringId: true, childId: true },
  });
  const childrenIn = (offeringIds: readonly string[]) =>
    new Set(places.filter((place) => offeringIds.includes(place.offeringId)).map(({ childId }) => childId))
      .size;
  const people = facts.flatMap(({ instructors }) => instructors.map(({ id }) => id));
  const busy = await busyOn(
    db,
    people,
    all.map(({ date }) => date),
    'zh-CN',
  );
  const rows = touched.map(({ item, lessons }) => {
    const own = [...new Set(lessons.map(({ offeringId }) => offeringId))];
    return own.flatMap((id): BoardClass[] => {
      const offering = offerings.get(id);
      if (!offering) return [];
      const here = lessons.filter(({ offeringId }) => offeringId === id);
      const { pausedBy, pausedAt, course, ...rest } = offering;
      const { category, ...titles } = course;
      return [
        {
          ...rest,
          course: titles,
          pausedAt: pausedAt?.toISOString() ?? null,
          pausedByBureau: pausedAt !== null && pausedBy !== null,
          lessons: here.map((lesson) => ({
            id: lesson.id,
            date: lesson.date,
            startMinute: lesson.startMinute,
            endMinute: lesson.endMinute,
          })),
          children: childrenIn([id]),
          standIn: standInFor(item, here, facts, busy, { sport: category === 'sport', ...age }),
        },
      ];
    });
  });
  return { rows, childrenIn };
}

function standInFor(
  item: ExpiryItem,
  lessons: readonly LessonAhead[],
  facts: readonly LoadedFacts[],
  busy: readonly BusyTime[],
  about: CheckAge & { sport: boolean },
): Named | null {
  const provider = facts.find(({ providerId }) => providerId === item.providerId);
  if (!provider) return null;
  const people = provider.instructors.map((person) => ({ ...person, name: person.nameZh }));
  const remedy = remedyFor(item, lessons, { people, busy, ownSchool: provider.kind === 'school', ...about });
  const found = remedy.kind === 'replace' && people.find(({ id }) => id === remedy.toInstructorId);
  return found ? { id: found.id, nameZh: found.nameZh, nameEn: found.nameEn } : null;
}

async function loadOfferings(db: Db, ids: readonly string[]) {
  const offerings = await db.offering.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      status: true,
      pausedAt: true,
      pausedRule: true,
      pausedBy: true,
      course: { select: { titleZh: true, titleEn: true, category: true } },
      school: { select: { id: true, nameZh: true, nameEn: true } },
    },
  });
  return new Map(offerings.map((offering) => [offering.id, offering]));
}
