import { db } from '~/db/client.server';

/**
 * Places left by offering, counted now: what is held counts until it lapses, and what is offered to somebody who waits
 * until it is answered. Only of offerings that families see.
 */
export async function placesLeft(offeringIds: readonly string[], now: Date): Promise<Record<string, number>> {
  if (offeringIds.length === 0) return {};
  const rows = await db.$queryRaw<{ id: string; left: number }[]>`
    SELECT o.id::text, greatest(0, o.capacity - (
             SELECT count(*) FROM enrollment e WHERE e.offering_id = o.id
                AND (e.status = 'confirmed' OR (e.status = 'held' AND e.held_until > ${now})))
             - (SELECT count(*) FROM waiting_entry w WHERE w.offering_id = o.id AND w.status = 'offered'))::int AS "left"
      FROM offering o
     WHERE o.id = ANY(${offeringIds}::uuid[]) AND o.status IN ('open', 'confirmed', 'running', 'finished')`;
  return Object.fromEntries(rows.map(({ id, left }) => [id, left]));
}
