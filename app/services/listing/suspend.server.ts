import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { moveListing } from './move.server';

/** Stops the provider's selling at once: from this commit on no place of theirs can be taken (invariant 4). */
export function suspendListing(actor: Actor, input: { listingId: string; reason: string }, now: Date) {
  return inTransaction((tx) =>
    moveListing(
      tx,
      { actor, permission: 'listing.decide' },
      input.listingId,
      {
        act: 'suspend',
        reason: input.reason,
        message: { kind: 'listing_suspended', params: (providerId) => ({ providerId }) },
      },
      now,
    ),
  );
}
