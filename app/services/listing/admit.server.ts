import { schoolDateOf } from '~/db/school-date.server';
import { inTransaction, type Tx } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { todayInShanghai } from '~/domain/calendar';
import { hasBlockingItems, listingItems } from '~/domain/listing/missing';
import { refused } from '~/domain/refusal';
import type { AuditActor } from '~/services/audit/record.server';
import { applicationOf, loadListing } from './application.server';
import { moveListing } from './move.server';

/** After the public notice: on the white list. An officer does it, or the nightly job when the last day is over. */
export function admit(actor: Actor, input: { listingId: string }, now: Date) {
  return inTransaction((tx) => admitStep(tx, { actor, permission: 'listing.decide' }, input.listingId, now));
}

/**
 * Refused before the last day of the notice, and when a paper or a check ran out meanwhile. A renewal takes the place
 * of the listing in force.
 */
export async function admitStep(tx: Tx, by: AuditActor, listingId: string, now: Date) {
  const listing = await loadListing(tx, listingId);
  const today = todayInShanghai(now);
  const noticeTo = schoolDateOf(listing.noticeTo);
  if (noticeTo && noticeTo > today)
    return refused({ code: 'notice_still_running', params: { date: noticeTo } });
  if (hasBlockingItems(listingItems(applicationOf(listing), today)))
    return refused({ code: 'listing_incomplete', params: { ruleId: 'P4' } });
  if (listing.status === 'public_notice') await retireFormer(tx, by, listing.providerId, now);
  const until = schoolDateOf(listing.validTo) ?? today;
  return moveListing(
    tx,
    by,
    listingId,
    { act: 'list', message: { kind: 'listing_listed', params: (providerId) => ({ providerId, until }) } },
    now,
  );
}

async function retireFormer(tx: Tx, by: AuditActor, providerId: string, now: Date) {
  const former = await tx.listing.findFirst({
    where: { providerId, status: { in: ['listed', 'suspended'] } },
    select: { id: true },
  });
  if (former) await moveListing(tx, by, former.id, { act: 'expire' }, now);
}
