import type { Db } from '~/db/client.server';
import type { Prisma } from '~/db/generated/client';
import { schoolDateOf } from '~/db/school-date.server';
import type { ListingApplication } from '~/domain/listing/application';
import { NotFound } from '~/domain/refusal';

/** What a listing says of itself, of its provider's papers and of its people: all that the machine's view reads. */
const withApplication = {
  provider: {
    include: {
      credentials: {
        include: { file: { select: { id: true, name: true, size: true } } },
        orderBy: { createdAt: 'asc' },
      },
      instructors: {
        where: { leftOn: null },
        include: { checks: { orderBy: { checkedOn: 'desc' } } },
        orderBy: { createdAt: 'asc' },
      },
    },
  },
  feeStandards: { orderBy: [{ category: 'asc' }, { itemZh: 'asc' }] },
} satisfies Prisma.ListingInclude;

/** A listing with its provider, papers, people and fee standards. @throws NotFound */
export async function loadListing(db: Db, listingId: string) {
  const listing = await db.listing.findUnique({ where: { id: listingId }, include: withApplication });
  if (!listing) throw new NotFound('listing');
  return listing;
}

/** Several listings with the same facts, for a queue that shows what is missing in each. */
export function loadListings(db: Db, where: Prisma.ListingWhereInput) {
  return db.listing.findMany({
    where,
    include: withApplication,
    orderBy: [{ appliedAt: 'asc' }, { createdAt: 'asc' }],
  });
}

export type LoadedListing = Awaited<ReturnType<typeof loadListing>>;

/** The listing as the domain sees it (`listingItems`). */
export function applicationOf(
  listing: Pick<LoadedListing, 'provider' | 'categories' | 'feeStandards'>,
): ListingApplication {
  const { provider } = listing;
  return {
    kind: provider.kind,
    categories: listing.categories,
    papers: provider.credentials.map((paper) => ({
      kind: paper.kind,
      validTo: schoolDateOf(paper.validTo),
      hasFile: paper.fileId !== null,
    })),
    feeStandards: listing.feeStandards,
    instructors: provider.instructors.map((person) => ({
      id: person.id,
      name: person.nameZh,
      qualification: person.qualificationKind && {
        kind: person.qualificationKind,
        validTo: schoolDateOf(person.qualificationValidTo),
      },
      inServiceTeacher: person.inServiceTeacher,
      livesOverseas: person.livesOverseas,
      leftOn: schoolDateOf(person.leftOn),
      checkConsentOn: schoolDateOf(person.checkConsentOn),
      checks: person.checks.map((check) => ({
        checkedOn: schoolDateOf(check.checkedOn),
        result: check.result,
      })),
    })),
  };
}
