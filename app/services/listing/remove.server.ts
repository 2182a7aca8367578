import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { moveListing } from './move.server';

/** Off the white list for good (P16), with the reason. The provider may apply anew. */
export function removeListing(actor: Actor, input: { listingId: string; reason: string }, now: Date) {
  return inTransaction((tx) =>
    moveListing(
      tx,
      { actor, permission: 'listing.decide' },
      input.listingId,
      {
        act: 'remove',
        reason: input.reason,
        message: { kind: 'listing_removed', params: (providerId) => ({ providerId }) },
      },
      now,
    ),
  );
}
