import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { moveListing } from './move.server';

/** An officer takes an application up: the provider sees that somebody reads it. */
export function startReview(actor: Actor, input: { listingId: string }, now: Date) {
  return inTransaction((tx) =>
    moveListing(
      tx,
      { actor, permission: 'listing.decide' },
      input.listingId,
      {
        act: 'start_review',
        message: { kind: 'listing_under_review', params: (providerId) => ({ providerId }) },
      },
      now,
    ),
  );
}
