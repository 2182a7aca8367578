import type { Tx } from '~/db/client.server';
import { lockRow } from '~/db/lock.server';
import { nextOffers } from '~/domain/waitlist/next';
import { offersByItself } from '~/domain/waitlist/standing';
import { enqueue } from '~/jobs/enqueue.server';
import { placeSettingsOn } from '../county/settings.server';
import { classPlaces } from './class-places.server';
import { deadline, offerPlace } from './offer-place.server';
import { closeUnfit } from './unfit.server';

/**
 * Offers whatever places of a class are free to those who wait for them, at once and in the order of the line. Whoever
 * frees a place, adds places or changes the line calls it in the same transaction, with the class locked, so that no
 * place lies idle while somebody waits. Nothing happens where nobody waits, the sale stands still, or the school gives
 * the places itself.
 *
 * @returns how many were offered
 */
export async function passOn(tx: Tx, offeringId: string, now: Date): Promise<number> {
  if (!(await anybodyWaits(tx, offeringId))) return 0;
  await lockRow(tx, 'offering', offeringId);
  const of = await classPlaces(tx, offeringId, now);
  if (!of?.begins || of.begins <= now || !offersByItself(of.facts)) return 0;
  const settings = await placeSettingsOn(tx, now);
  if (of.free > 0) await closeUnfit(tx, settings, offeringId, now);
  const line = await tx.waitingEntry.findMany({
    where: { offeringId, status: 'waiting' },
    orderBy: { position: 'asc' },
    select: { id: true, offeringId: true, childId: true, guardianId: true, tieId: true, keptSince: true },
  });
  const limits = { capacity: of.capacity, keepMinutes: settings.tie_hold_minutes };
  const next = nextOffers(line, of.free, limits, now);
  await keepFor(tx, offeringId, next.keepFor, next.keptUntil, now);
  const until = deadline(settings, of.begins, now);
  const offered = new Set(next.offer);
  for (const entry of line) {
    if (offered.has(entry.id)) {
      await offerPlace(tx, { system: 'waiting' }, settings, { entry, until }, now);
    }
  }
  if (next.offer.length > 0) await enqueue(tx, 'index-offering', { offeringId });
  return next.offer.length;
}

async function anybodyWaits(tx: Tx, offeringId: string): Promise<boolean> {
  const found = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM waiting_entry w WHERE w.offering_id = ${offeringId}::uuid AND w.status = 'waiting' LIMIT 1`;
  return found.length > 0;
}

/** One tie at a time has places kept; when that is over the class is looked at again. */
async function keepFor(
  tx: Tx,
  offeringId: string,
  ids: readonly string[],
  until: Date | null,
  now: Date,
): Promise<void> {
  await tx.waitingEntry.updateMany({
    where: { id: { in: [...ids] }, keptSince: null },
    data: { keptSince: now },
  });
  if (until) await enqueue(tx, 'pass-on', { offeringId }, { runAt: until, jobKey: `pass-on:${offeringId}` });
}
