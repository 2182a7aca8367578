import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { moveListing } from './move.server';

/** Back to the provider with reasons; what was sent in stays as it was and can be mended. */
export function returnListing(actor: Actor, input: { listingId: string; reason: string }, now: Date) {
  return inTransaction((tx) =>
    moveListing(
      tx,
      { actor, permission: 'listing.decide' },
      input.listingId,
      {
        act: 'return',
        reason: input.reason,
        message: { kind: 'listing_returned', params: (providerId) => ({ providerId }) },
      },
      now,
    ),
  );
}
