import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { todayInShanghai } from '~/domain/calendar';
import { hasBlockingItems, listingItems } from '~/domain/listing/missing';
import { refused } from '~/domain/refusal';
import { notify, officersOfBureau } from '~/services/messages/notify.server';
import { profileGaps } from '~/services/provider/profile-gaps';
import { ownedProvider } from '~/services/provider/scope.server';
import { applicationOf, loadListing } from './application.server';
import { moveListing } from './move.server';
import { openApplication } from './open-application.server';

/**
 * Sends the application to the bureau, the first time or again after it came back. Refused while the machine sees
 * something missing, expired or barred (P2-P9), or the provider has not said who answers for it.
 */
export function submitListing(actor: Actor, now: Date) {
  const providerId = ownedProvider(actor);
  return inTransaction(async (tx) => {
    const application = await openApplication(tx, providerId);
    if (application.kind === 'refused') return application;
    const listing = await loadListing(tx, application.listingId);
    const items = listingItems(applicationOf(listing), todayInShanghai(now));
    const count =
      items.filter((item) => hasBlockingItems([item])).length + profileGaps(listing.provider).length;
    if (count > 0) return refused({ code: 'application_incomplete', params: { count } });
    const moved = await moveListing(
      tx,
      { actor, permission: 'listing.apply' },
      listing.id,
      { act: 'submit', set: { appliedAt: now } },
      now,
    );
    if (moved.kind === 'done') {
      await notify(tx, { userIds: await officersOfBureau(tx) }, 'listing_applied', { providerId }, now);
    }
    return moved;
  });
}
