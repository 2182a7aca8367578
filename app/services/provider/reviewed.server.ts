import type { Db } from '~/db/client.server';

/**
 * Since when the bureau relies on what the provider has shown: the latest application that is with the bureau, in
 * notice or in force. Null when there is none.
 */
export async function reviewedSince(db: Db, providerId: string): Promise<Date | null> {
  const listing = await db.listing.findFirst({
    where: {
      providerId,
      status: { in: ['applied', 'under_review', 'public_notice', 'listed', 'suspended'] },
    },
    orderBy: { appliedAt: { sort: 'desc', nulls: 'last' } },
    select: { appliedAt: true, createdAt: true },
  });
  return listing && (listing.appliedAt ?? listing.createdAt);
}

/** Whether the bureau has seen a paper: from then on it stays as it is and a newer one is added beside it. */
export function paperReviewed(paper: { createdAt: Date }, since: Date | null): boolean {
  return since !== null && paper.createdAt <= since;
}
