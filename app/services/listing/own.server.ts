import { db } from '~/db/client.server';
import { schoolDateOf } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import { todayInShanghai } from '~/domain/calendar';
import type { ListingItem } from '~/domain/listing/item';
import { listingItems } from '~/domain/listing/missing';
import { NotFound } from '~/domain/refusal';
import { profileGaps } from '~/services/provider/profile-gaps';
import { paperReviewed, reviewedSince } from '~/services/provider/reviewed.server';
import { ownedProvider } from '~/services/provider/scope.server';
import { applicationOf, type LoadedListing, loadListing } from './application.server';
import { APPLICATION_STATUSES, applicationWritable } from './open-application.server';

/**
 * A provider's own side of its listing: the application on its way (or none), the listing in force (or none), what
 * lies in the application, the machine's view of it, and the history with the bureau's reasons. @throws NotFound
 */
export async function ownListing(actor: Actor, now: Date) {
  const providerId = ownedProvider(actor);
  const provider = await db.provider.findUnique({
    where: { id: providerId },
    include: {
      listings: { orderBy: { createdAt: 'desc' } },
      credentials: {
        include: { file: { select: { id: true, name: true, size: true } } },
        orderBy: { createdAt: 'asc' },
      },
      _count: { select: { instructors: { where: { leftOn: null } } } },
    },
  });
  if (!provider) throw new NotFound('provider');
  const under = provider.listings.find(({ status }) => APPLICATION_STATUSES.includes(status));
  const held = provider.listings.find(({ status }) => status === 'listed' || status === 'suspended');
  const shown = under ?? held ?? provider.listings[0];
  const [listing, since, decisions] = await Promise.all([
    shown ? loadListing(db, shown.id) : null,
    reviewedSince(db, providerId),
    db.listingDecision.findMany({
      where: { listing: { providerId } },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: 50,
    }),
  ]);
  const { kind, nameZh, nameEn, introZh, introEn, contactName, contactPhone } = provider;
  return {
    profile: { kind, nameZh, nameEn, introZh, introEn, contactName, contactPhone },
    gaps: profileGaps(provider),
    /** Name and kind can still be changed. */
    identityOpen: since === null,
    application: under ? listingState(under) : null,
    writable: under !== undefined && applicationWritable(under.status),
    inForce: held ? listingState(held) : null,
    /** The last listing when nothing is on its way or in force: expired or removed. */
    last: shown && !under && !held ? listingState(shown) : null,
    /** Why the bureau sent the application back, or stopped the listing in force. */
    reason: under?.status === 'returned' ? whyOf(decisions, under) : null,
    suspendedWhy: held?.status === 'suspended' ? whyOf(decisions, held) : null,
    items: listing ? listingItems(applicationOf(listing), todayInShanghai(now)) : ([] as ListingItem[]),
    categories: listing?.categories ?? [],
    feeStandards: listing?.feeStandards.map(({ listingId: _, ...fee }) => fee) ?? [],
    papers: provider.credentials.map((paper) => ({
      id: paper.id,
      kind: paper.kind,
      number: paper.number,
      issuedBy: paper.issuedBy,
      validTo: schoolDateOf(paper.validTo),
      file: paper.file,
      reviewed: paperReviewed(paper, since),
    })),
    instructorCount: provider._count.instructors,
    history: decisions.map(({ id, at, toStatus, reason }) => ({
      id,
      at: at.toISOString(),
      toStatus,
      reason,
    })),
  };
}

export type OwnListing = Awaited<ReturnType<typeof ownListing>>;

type Decision = { listingId: string; toStatus: string; reason: string | null };

/** The reason of the decision that brought a listing where it is; `decisions` are newest first. */
function whyOf(decisions: readonly Decision[], { id, status }: ListingRow): string | null {
  return decisions.find((each) => each.listingId === id && each.toStatus === status)?.reason ?? null;
}

type ListingRow = Pick<
  LoadedListing,
  'id' | 'status' | 'validFrom' | 'validTo' | 'noticeFrom' | 'noticeTo' | 'appliedAt' | 'categories'
>;

function listingState(row: ListingRow) {
  return {
    id: row.id,
    status: row.status,
    categories: row.categories,
    validFrom: schoolDateOf(row.validFrom),
    validTo: schoolDateOf(row.validTo),
    noticeFrom: schoolDateOf(row.noticeFrom),
    noticeTo: schoolDateOf(row.noticeTo),
    appliedAt: row.appliedAt?.toISOString() ?? null,
  };
}
