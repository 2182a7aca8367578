import { lockRow, type Tx } from '~/db/transaction.server';
import { type Refused, refused } from '~/domain/refusal';
import type { ListingStatus } from '~/domain/states';

/** States in which an application is on its way; the database keeps at most one of them per provider. */
export const APPLICATION_STATUSES: readonly ListingStatus[] = [
  'draft',
  'applied',
  'under_review',
  'returned',
  'public_notice',
];

/** States in which a provider may still write in its application. */
const WRITABLE: readonly ListingStatus[] = ['draft', 'returned'];

/** Whether the provider may still write in an application of this state. */
export function applicationWritable(status: ListingStatus): boolean {
  return WRITABLE.includes(status);
}

/**
 * Locks the provider's application for writing in it. Refuses `invalid_state` when there is none or the bureau has it.
 */
export async function openApplication(
  tx: Tx,
  providerId: string,
): Promise<{ kind: 'open'; listingId: string } | Refused> {
  const found = await tx.listing.findFirst({
    where: { providerId, status: { in: [...APPLICATION_STATUSES] } },
    select: { id: true },
  });
  if (!found || !(await lockRow(tx, 'listing', found.id))) return refused({ code: 'invalid_state' });
  const { status } = await tx.listing.findUniqueOrThrow({
    where: { id: found.id },
    select: { status: true },
  });
  return applicationWritable(status)
    ? { kind: 'open', listingId: found.id }
    : refused({ code: 'invalid_state' });
}
