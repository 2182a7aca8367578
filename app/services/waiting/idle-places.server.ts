import type { Db } from '~/db/client.server';
import { instantOf } from '~/domain/calendar';
import { nextOffers } from '~/domain/waitlist/next';
import { offersByItself } from '~/domain/waitlist/standing';
import { placeSettingsOn } from '../county/settings.server';
import { offeringFacts } from '../enrollment/offering-facts.server';

export type IdlePlaces = { offeringId: string; free: number; waiting: number };

/**
 * Classes in which a place lies idle although somebody waits whom it could be offered this moment: always empty, but for
 * the moment between a change from outside (a sale that goes on) and the sweep. What the auditor checks.
 */
export async function idlePlaces(db: Db, now: Date): Promise<IdlePlaces[]> {
  const rows = await db.$queryRaw<{ id: string; free: number }[]>`
    SELECT o.id::text, o.capacity - places_taken(o.id) AS free FROM offering o
     WHERE o.id IN (SELECT w.offering_id FROM waiting_entry w WHERE w.status = 'waiting')
       AND places_taken(o.id) < o.capacity
     ORDER BY o.id`;
  const ids = rows.map(({ id }) => id);
  const facts = await offeringFacts(db, ids, now);
  const { tie_hold_minutes: keepMinutes } = await placeSettingsOn(db, now);
  const idle: IdlePlaces[] = [];
  for (const { id, free } of rows) {
    const of = facts.get(id);
    const [first] = of?.offering.lessons.map(({ date }) => date).sort() ?? [];
    if (!of || first === undefined || instantOf(first, 0) <= now || !offersByItself(of)) continue;
    const line = await db.waitingEntry.findMany({
      where: { offeringId: id, status: 'waiting' },
      orderBy: { position: 'asc' },
      select: { id: true, tieId: true, keptSince: true },
    });
    const { offer, keepFor } = nextOffers(line, free, { capacity: of.offering.capacity, keepMinutes }, now);
    const kept = line.some((entry) => keepFor.includes(entry.id) && entry.keptSince !== null);
    // A tie for which nothing is kept yet although its turn has come is idle just the same.
    if (offer.length > 0 || (keepFor.length > 0 && !kept)) {
      idle.push({ offeringId: id, free, waiting: line.length });
    }
  }
  return idle;
}
