import { db } from '~/db/client.server';
import { inTransaction, lockRow, type Tx } from '~/db/transaction.server';
import { placeSettingsOn } from '../county/settings.server';
import { classPlaces } from './class-places.server';
import { endEntries } from './end-entries.server';
import { deadline, offerAnew } from './offer-place.server';
import { passOn } from './pass-on.server';
import { tellFamily } from './tell.server';

/** Ends an offer whose time is over, and passes its place on in the same transaction. Any other is left alone. */
export async function lapseOffer(entryId: string, now: Date): Promise<void> {
  const due = await db.waitingEntry.findFirst({
    where: { id: entryId, status: 'offered', offerUntil: { lte: now } },
    select: { offeringId: true },
  });
  if (!due) return;
  await inTransaction(async (tx) => {
    await lockRow(tx, 'offering', due.offeringId);
    await lapseDue(tx, due.offeringId, now);
  });
}

/**
 * The step: ends every offer of a class whose time is over, and passes their places on. The class is locked, so nobody
 * is accepting one of them. Whoever could not accept because the sale stands still has its time anew.
 */
export async function lapseDue(tx: Tx, offeringId: string, now: Date): Promise<void> {
  const due = await tx.waitingEntry.findMany({
    where: { offeringId, status: 'offered', offerUntil: { lte: now } },
    orderBy: { position: 'asc' },
    select: { id: true },
  });
  if (due.length === 0) return;
  const settings = await placeSettingsOn(tx, now);
  const entryIds = due.map(({ id }) => id);
  const of = await classPlaces(tx, offeringId, now);
  if (of?.facts.paused && of.begins && of.begins > now) {
    const until = deadline(settings, of.begins, now);
    for (const entryId of entryIds) await offerAnew(tx, { offeringId, entryId, until }, now);
    return;
  }
  for (const entry of await endEntries(tx, { system: 'waiting' }, { entryIds, status: 'lapsed' }, now)) {
    await tellFamily(tx, settings, entry, { kind: 'offer_lapsed' }, now);
  }
  await passOn(tx, offeringId, now);
}
