import type { Db } from '~/db/client.server';
import type { Prisma } from '~/db/generated/client';
import { dateColumn, schoolDateOf } from '~/db/school-date.server';
import type { SchoolDate } from '~/domain/calendar';
import type { ExpiryFacts } from '~/domain/expiry/expiries';
import type { LessonAhead } from '~/domain/expiry/touched';
import type { OfferingStatus } from '~/domain/states';

const called = { nameZh: true, nameEn: true } as const;

/** What of these providers has a last day, with the names of the people. No number of a paper, no reference of a check. */
export async function loadExpiryFacts(db: Db, where: Prisma.ProviderWhereInput): Promise<LoadedFacts[]> {
  const providers = await db.provider.findMany({
    where,
    orderBy: { id: 'asc' },
    select: {
      id: true,
      kind: true,
      ...called,
      credentials: { select: { id: true, kind: true, validTo: true } },
      listings: { orderBy: { createdAt: 'desc' }, select: { id: true, status: true, validTo: true } },
      instructors: {
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        select: {
          id: true,
          ...called,
          qualificationKind: true,
          qualificationValidTo: true,
          inServiceTeacher: true,
          livesOverseas: true,
          leftOn: true,
          checks: { select: { checkedOn: true, result: true } },
        },
      },
    },
  });
  return providers.map(({ id, kind, nameZh, nameEn, credentials, listings, instructors }) => ({
    providerId: id,
    kind,
    name: { nameZh, nameEn },
    listingId: listings[0]?.id ?? null,
    papers: credentials.map((paper) => ({ ...paper, validTo: schoolDateOf(paper.validTo) })),
    listings: listings.map((listing) => ({ ...listing, validTo: schoolDateOf(listing.validTo) })),
    instructors: instructors.map(({ qualificationKind, qualificationValidTo, ...person }) => ({
      id: person.id,
      nameZh: person.nameZh,
      nameEn: person.nameEn,
      qualification: qualificationKind && {
        kind: qualificationKind,
        validTo: schoolDateOf(qualificationValidTo),
      },
      inServiceTeacher: person.inServiceTeacher,
      livesOverseas: person.livesOverseas,
      leftOn: schoolDateOf(person.leftOn),
      checks: person.checks.map(({ checkedOn, result }) => ({ checkedOn: schoolDateOf(checkedOn), result })),
    })),
  }));
}

type Named = { nameZh: string; nameEn: string };

export type LoadedFacts = Omit<ExpiryFacts, 'instructors'> & {
  name: Named;
  /** Its newest listing: where the bureau reads its papers. */
  listingId: string | null;
  instructors: readonly (ExpiryFacts['instructors'][number] & Named)[];
};

/** Classes that will still take place. */
const AHEAD_IN: OfferingStatus[] = ['submitted', 'approved', 'open', 'confirmed', 'running'];

/** The lessons still to be taught from a day on, in order, with who stands in each. */
export async function loadLessonsAhead(
  db: Db,
  where: Prisma.LessonWhereInput,
  from: SchoolDate,
): Promise<LessonAhead[]> {
  const lessons = await db.lesson.findMany({
    where: {
      AND: [where, { offering: { status: { in: AHEAD_IN } } }],
      status: 'planned',
      date: { gte: dateColumn(from) },
    },
    orderBy: [{ date: 'asc' }, { startMinute: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      offeringId: true,
      date: true,
      startMinute: true,
      endMinute: true,
      offering: { select: { course: { select: { providerId: true } } } },
      staff: { select: { instructorId: true, role: true } },
    },
  });
  return lessons.map(({ date, offering, ...lesson }) => ({
    ...lesson,
    date: schoolDateOf(date),
    providerId: offering.course.providerId,
  }));
}

/** The lessons ahead of one provider. */
export function lessonsAheadOf(db: Db, providerId: string, from: SchoolDate): Promise<LessonAhead[]> {
  return loadLessonsAhead(db, { offering: { course: { providerId } } }, from);
}
