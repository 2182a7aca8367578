import { dateColumn } from '~/db/school-date.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { type SchoolDate, todayInShanghai } from '~/domain/calendar';
import { hasBlockingItems, listingItems } from '~/domain/listing/missing';
import { noticeRefusals } from '~/domain/listing/notice';
import { refused } from '~/domain/refusal';
import type { Category } from '~/domain/states';
import { applicationOf, loadListing } from './application.server';
import { moveListing } from './move.server';

export type Notice = {
  listingId: string;
  /** What is approved: some or all of what was applied for. */
  categories: Category[];
  validFrom: SchoolDate;
  validTo: SchoolDate;
  noticeFrom: SchoolDate;
  noticeTo: SchoolDate;
};

/**
 * The bureau approves: for which categories, for which period, and shows it to the public first (P1). Refused while
 * the machine still sees something missing, expired or barred for what is approved (P2-P9).
 */
export function giveNotice(actor: Actor, input: Notice, now: Date) {
  return inTransaction(async (tx) => {
    const listing = await loadListing(tx, input.listingId);
    const application = applicationOf(listing);
    const refusals = noticeRefusals({ ...input, appliedFor: listing.categories });
    if (refusals.length > 0) return refused(...refusals);
    const items = listingItems({ ...application, categories: input.categories }, todayInShanghai(now));
    if (hasBlockingItems(items))
      return refused({ code: 'listing_incomplete', params: { ruleId: items[0]?.ruleId ?? 'P4' } });
    return moveListing(
      tx,
      { actor, permission: 'listing.decide' },
      input.listingId,
      {
        act: 'give_notice',
        set: {
          categories: input.categories,
          validFrom: dateColumn(input.validFrom),
          validTo: dateColumn(input.validTo),
          noticeFrom: dateColumn(input.noticeFrom),
          noticeTo: dateColumn(input.noticeTo),
        },
        message: {
          kind: 'listing_public_notice',
          params: (providerId) => ({ providerId, until: input.noticeTo }),
        },
      },
      now,
    );
  });
}
