import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { todayInShanghai } from '~/domain/calendar';
import type { ListingItem } from '~/domain/listing/item';
import { hasBlockingItems } from '~/domain/listing/missing';
import { paperItems } from '~/domain/listing/papers';
import { instructorItems } from '~/domain/listing/people';
import { NotFound } from '~/domain/refusal';
import type { CourseStatus, OfferingStatus } from '~/domain/states';
import { applicationOf } from '~/services/listing/application.server';
import { ownListing } from '~/services/listing/own.server';
import { placesTaken } from '~/services/planning/places.server';
import { ownedProvider } from './scope.server';

/** Where a provider stands: listing, courses, classes, what runs out, and the first steps of a new one. @throws NotFound */
export async function providerOverview(actor: Actor, now: Date) {
  const providerId = ownedProvider(actor);
  const [listing, courses, returned, classes, refusedPlans, open, expiring] = await Promise.all([
    ownListing(actor, now),
    db.course.groupBy({ by: ['status'], where: { providerId }, _count: true }),
    returnedCourses(providerId),
    db.offering.groupBy({ by: ['status'], where: { course: { providerId } }, _count: true }),
    plansRefused(providerId),
    openClasses(providerId),
    expiringItems(providerId, now),
  ]);
  const courseCount = Object.fromEntries(courses.map((group) => [group.status, group._count])) as Partial<
    Record<CourseStatus, number>
  >;
  const classCount = Object.fromEntries(classes.map((group) => [group.status, group._count])) as Partial<
    Record<OfferingStatus, number>
  >;
  const { profile, gaps, application, inForce, last, reason, suspendedWhy, items } = listing;
  const anyPaper = listing.papers.length > 0;
  return {
    profile,
    listing: { application, inForce, last, reason, suspendedWhy },
    missing: items.filter((item) => hasBlockingItems([item])).length + gaps.length,
    expiring,
    courseCount,
    classCount,
    returned,
    refusedPlans,
    open,
    firstSteps: {
      profile: gaps.length === 0,
      papers:
        profile.kind === 'school' || (anyPaper && !items.some(({ subject }) => subject.kind === 'paper')),
      instructors: listing.instructorCount > 0,
      listing: profile.kind === 'school' || inForce !== null,
      course: (courseCount.approved ?? 0) > 0,
      offering: classes.some(({ status }) => status !== 'draft'),
    },
  };
}

export type ProviderOverview = Awaited<ReturnType<typeof providerOverview>>;

/** Name of the organization a person works for, for an instructor's page. @throws NotFound */
export async function employerOf(actor: Actor) {
  const ids = actor.memberships.flatMap(({ providerId }) => (providerId ? [providerId] : []));
  const provider = await db.provider.findFirst({
    where: { id: { in: ids } },
    select: { nameZh: true, nameEn: true },
  });
  if (!provider) throw new NotFound('provider');
  return provider;
}

/** Papers, qualifications and checks that have run out or soon will, whether or not a listing rests on them. */
async function expiringItems(providerId: string, now: Date): Promise<ListingItem[]> {
  const provider = await db.provider.findUniqueOrThrow({
    where: { id: providerId },
    include: {
      credentials: { include: { file: { select: { id: true, name: true, size: true } } } },
      instructors: { where: { leftOn: null }, include: { checks: true } },
    },
  });
  const { kind, papers, instructors } = applicationOf({ provider, categories: [], feeStandards: [] });
  const today = todayInShanghai(now);
  const items = [...paperItems(kind, papers, today), ...instructorItems(kind, instructors, today)];
  return items.filter(({ severity }) => severity === 'expired' || severity === 'expires_soon');
}

async function returnedCourses(providerId: string) {
  const courses = await db.course.findMany({
    where: { providerId, status: 'returned' },
    orderBy: { updatedAt: 'desc' },
    select: {
      id: true,
      titleZh: true,
      titleEn: true,
      reviews: {
        where: { toStatus: 'returned' },
        orderBy: { at: 'desc' },
        take: 1,
        select: { reasons: true },
      },
    },
  });
  return courses.map(({ reviews, ...course }) => ({ ...course, reasons: reviews[0]?.reasons ?? null }));
}

function plansRefused(providerId: string) {
  return db.offering.findMany({
    where: { course: { providerId }, status: 'refused' },
    orderBy: { updatedAt: 'desc' },
    select: {
      id: true,
      refusalReason: true,
      course: { select: { titleZh: true, titleEn: true } },
      school: { select: { nameZh: true, nameEn: true } },
    },
  });
}

async function openClasses(providerId: string) {
  const offerings = await db.offering.findMany({
    where: { course: { providerId }, status: { in: ['open', 'confirmed'] } },
    orderBy: [{ closesAt: 'asc' }, { id: 'asc' }],
    take: 12,
    select: {
      id: true,
      capacity: true,
      minimum: true,
      closesAt: true,
      course: { select: { titleZh: true, titleEn: true, category: true } },
      school: { select: { nameZh: true, nameEn: true } },
    },
  });
  const taken = await placesTaken(
    db,
    offerings.map(({ id }) => id),
  );
  return offerings.map(({ closesAt, ...each }) => ({
    ...each,
    closesAt: closesAt?.toISOString() ?? null,
    taken: taken.get(each.id) ?? 0,
  }));
}
