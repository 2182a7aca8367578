import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { moveListing } from './move.server';

/** A suspended provider may sell again. */
export function resumeListing(actor: Actor, input: { listingId: string; reason: string }, now: Date) {
  return inTransaction((tx) =>
    moveListing(
      tx,
      { actor, permission: 'listing.decide' },
      input.listingId,
      {
        act: 'resume',
        reason: input.reason,
        message: { kind: 'listing_resumed', params: (providerId) => ({ providerId }) },
      },
      now,
    ),
  );
}
