import type { Tx } from '~/db/client.server';
import type { Aid } from '~/domain/aid/programme';
import { todayInShanghai } from '~/domain/calendar';
import { aidFor } from '../aid/facts.server';

/**
 * What subsidizes the places of many children in a term. The programmes' rows are locked until the commit. Most children
 * have no programme, and nothing is asked about them.
 */
export async function aidOfMany(
  tx: Tx,
  { childIds, termId }: { childIds: readonly string[]; termId: string },
  now: Date,
): Promise<Map<string, Aid>> {
  const today = todayInShanghai(now);
  await tx.$queryRaw`
    SELECT p.id::text FROM programme p WHERE ${today}::date BETWEEN p.from_date AND p.to_date
     ORDER BY p.id FOR NO KEY UPDATE`;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT c.id::text FROM child c JOIN school s ON s.id = c.school_id JOIN town t ON t.id = s.town_id
     WHERE c.id = ANY(${childIds}::uuid[]) AND EXISTS (
       SELECT 1 FROM programme p
        WHERE ${today}::date BETWEEN p.from_date AND p.to_date AND t.kind = ANY (p.towns)
          AND (cardinality(p.classes) = 0 OR EXISTS (
            SELECT 1 FROM entitlement e WHERE e.child_id = c.id AND e.class = ANY (p.classes)
               AND ${today}::date BETWEEN e.from_date AND e.to_date)))`;
  const aids = new Map<string, Aid>();
  for (const { id } of rows) {
    const aid = await aidFor(tx, { childId: id, termId }, now);
    if (aid) aids.set(id, aid);
  }
  return aids;
}
