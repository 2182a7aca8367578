import { db } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import { inTransaction } from '~/db/transaction.server';
import { todayInShanghai } from '~/domain/calendar';
import { admitStep } from './admit.server';
import { moveListing } from './move.server';

/**
 * What time alone does to listings, for the nightly job: those whose notice is over are listed, those whose period is
 * over expire. Each in its own transaction, so that one that cannot move holds up nobody. Returns how many moved.
 */
export async function advanceListings(now: Date): Promise<number> {
  const today = dateColumn(todayInShanghai(now));
  const by = { system: 'advance-listings' };
  const noticed = await db.listing.findMany({
    where: { status: 'public_notice', noticeTo: { lt: today } },
    select: { id: true },
  });
  const over = await db.listing.findMany({
    where: { status: { in: ['listed', 'suspended'] }, validTo: { lt: today } },
    select: { id: true },
  });
  let moved = 0;
  for (const { id } of noticed) {
    const outcome = await inTransaction((tx) => admitStep(tx, by, id, now));
    if (outcome.kind === 'done') moved += 1;
  }
  for (const { id } of over) {
    const outcome = await inTransaction((tx) => moveListing(tx, by, id, { act: 'expire' }, now));
    if (outcome.kind === 'done') moved += 1;
  }
  return moved;
}
