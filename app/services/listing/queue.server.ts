import { db } from '~/db/client.server';
import { schoolDateOf } from '~/db/school-date.server';
import { todayInShanghai } from '~/domain/calendar';
import { hasBlockingItems, listingItems } from '~/domain/listing/missing';
import { LISTING_STATUSES, type ListingStatus } from '~/domain/states';
import { applicationOf, loadListing, loadListings } from './application.server';

/** States the bureau sees: a draft is the provider's own business. */
export const QUEUE_STATUSES: readonly ListingStatus[] = LISTING_STATUSES.filter(
  (status) => status !== 'draft',
);

/** How many listings are in each state. */
export async function listingCounts(): Promise<Record<string, number>> {
  const groups = await db.listing.groupBy({ by: ['status'], _count: true });
  return Object.fromEntries(groups.map((group) => [group.status, group._count]));
}

/** The queue of one state: oldest first, those with something missing before those without (the doubtful first). */
export async function listingQueue(status: ListingStatus, now: Date) {
  const today = todayInShanghai(now);
  const listings = await loadListings(db, { status });
  const rows = listings.map((listing) => {
    const items = listingItems(applicationOf(listing), today);
    return {
      id: listing.id,
      status: listing.status,
      provider: {
        id: listing.provider.id,
        kind: listing.provider.kind,
        nameZh: listing.provider.nameZh,
        nameEn: listing.provider.nameEn,
      },
      categories: listing.categories,
      appliedAt: listing.appliedAt?.toISOString() ?? null,
      validTo: schoolDateOf(listing.validTo),
      noticeTo: schoolDateOf(listing.noticeTo),
      problems: items.filter((item) => hasBlockingItems([item])).length,
      warnings: items.filter((item) => !hasBlockingItems([item])).length,
    };
  });
  return rows.sort((a, b) => Number(b.problems > 0) - Number(a.problems > 0));
}

/** Everything an officer needs to decide: application, papers, people, the machine's view, history. @throws NotFound */
export async function listingForReview(listingId: string, now: Date) {
  const listing = await loadListing(db, listingId);
  const decisions = await db.listingDecision.findMany({ where: { listingId }, orderBy: { at: 'desc' } });
  const names = await namesOf(decisions.map((decision) => decision.byUserId));
  const { provider } = listing;
  const offerings = await db.offering.groupBy({
    by: ['status'],
    where: { course: { providerId: provider.id } },
    _count: true,
  });
  return {
    id: listing.id,
    status: listing.status,
    categories: listing.categories,
    appliedAt: listing.appliedAt?.toISOString() ?? null,
    validFrom: schoolDateOf(listing.validFrom),
    validTo: schoolDateOf(listing.validTo),
    noticeFrom: schoolDateOf(listing.noticeFrom),
    noticeTo: schoolDateOf(listing.noticeTo),
    provider: {
      id: provider.id,
      kind: provider.kind,
      nameZh: provider.nameZh,
      nameEn: provider.nameEn,
      introZh: provider.introZh,
      introEn: provider.introEn,
      contactName: provider.contactName,
      contactPhone: provider.contactPhone,
      demo: provider.demo,
    },
    feeStandards: listing.feeStandards.map(
      ({ id, category, itemZh, itemEn, perLessonFen, marketPerLessonFen }) => ({
        id,
        category,
        itemZh,
        itemEn,
        perLessonFen,
        marketPerLessonFen,
      }),
    ),
    papers: provider.credentials.map((paper) => ({
      id: paper.id,
      kind: paper.kind,
      number: paper.number,
      issuedBy: paper.issuedBy,
      validTo: schoolDateOf(paper.validTo),
      file: paper.file,
    })),
    instructors: provider.instructors.map((person) => ({
      id: person.id,
      nameZh: person.nameZh,
      nameEn: person.nameEn,
      qualificationKind: person.qualificationKind,
      qualificationZh: person.qualificationZh,
      qualificationEn: person.qualificationEn,
      qualificationValidTo: schoolDateOf(person.qualificationValidTo),
      qualificationFileId: person.qualificationFileId,
      inServiceTeacher: person.inServiceTeacher,
      checkedOn: schoolDateOf(person.checks[0]?.checkedOn ?? null),
      checkResult: person.checks[0]?.result ?? null,
      checkReference: person.checks[0]?.reference ?? null,
    })),
    items: listingItems(applicationOf(listing), todayInShanghai(now)),
    history: decisions.map((decision) => ({
      id: decision.id,
      at: decision.at.toISOString(),
      toStatus: decision.toStatus,
      reason: decision.reason,
      by: names.get(decision.byUserId ?? '') ?? null,
    })),
    offerings: Object.fromEntries(offerings.map((group) => [group.status, group._count])),
  };
}

async function namesOf(userIds: readonly (string | null)[]): Promise<Map<string, string>> {
  const ids = [...new Set(userIds.filter((id) => id !== null))];
  const users = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(users.map((user) => [user.id, user.name]));
}
