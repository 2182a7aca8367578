import { db } from '~/db/client.server';
import { log } from '~/http/log.server';
import { lapseOffer } from './lapse-offer.server';
import { passOnNow } from './pass-on-now.server';

const AT_ONCE = 200;

/**
 * The sweep of each minute: ends the offers that their own job did not, and offers what is free where somebody waits,
 * whatever it was that freed it (a sale that goes on, a class with more places). Returns how many it looked at.
 */
export async function tendLines(now: Date): Promise<number> {
  const overdue = await db.waitingEntry.findMany({
    where: { status: 'offered', offerUntil: { lte: now } },
    orderBy: { offerUntil: 'asc' },
    take: AT_ONCE,
    select: { id: true },
  });
  // One that cannot be tended now must not keep the others.
  for (const { id } of overdue) {
    await lapseOffer(id, now).catch((error: unknown) =>
      log.warn({ err: error, entryId: id }, 'offer not ended'),
    );
  }
  const idle = await linesWithRoom();
  for (const offeringId of idle) {
    await passOnNow(offeringId, now).catch((error: unknown) =>
      log.warn({ err: error, offeringId }, 'place not passed on'),
    );
  }
  return overdue.length + idle.length;
}

/**
 * Classes with a free place in which somebody waits for one to be offered. By chance where there are more than can be
 * looked at in one go, so that those whose places are kept for siblings do not keep the others for ever.
 */
async function linesWithRoom(): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT o.id::text FROM offering o
     WHERE o.id IN (SELECT w.offering_id FROM waiting_entry w WHERE w.status = 'waiting')
       AND o.status IN ('open', 'confirmed') AND o.paused_at IS NULL AND o.allocation <> 'school_choice'
       AND places_taken(o.id) < o.capacity
     ORDER BY random() LIMIT ${AT_ONCE}`;
  return rows.map(({ id }) => id);
}
