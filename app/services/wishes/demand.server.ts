import type { Db } from '~/db/client.server';

/** What families want of one class of a draw: counts, nothing about anybody. */
export type Demand = {
  offeringId: string;
  capacity: number;
  /** Children who wish it most. */
  first: number;
  /** Children who wish it at all. */
  wishes: number;
};

/** Places, first wishes and wishes of every class of a draw, as they are now. */
export async function demandOf(db: Pick<Db, '$queryRaw'>, drawId: string): Promise<Demand[]> {
  return db.$queryRaw<Demand[]>`
    SELECT o.id::text AS "offeringId", o.capacity, count(w.rank) FILTER (WHERE w.rank = 1)::int AS first,
           count(w.rank)::int AS wishes
      FROM offering o
      LEFT JOIN (wish w JOIN wish_list l ON l.id = w.wish_list_id AND l.draw_id = ${drawId}::uuid) ON w.offering_id = o.id
     WHERE o.draw_id = ${drawId}::uuid
     GROUP BY o.id ORDER BY o.id`;
}

/** The same of single classes, each in the draw it belongs to now; classes without a draw are left out. */
export async function demandOfClasses(
  db: Pick<Db, '$queryRaw'>,
  offeringIds: readonly string[],
): Promise<Record<string, Demand>> {
  if (offeringIds.length === 0) return {};
  const rows = await db.$queryRaw<Demand[]>`
    SELECT o.id::text AS "offeringId", o.capacity,
           (SELECT count(*)::int FROM wish w JOIN wish_list l ON l.id = w.wish_list_id
             WHERE w.offering_id = o.id AND l.draw_id = o.draw_id AND w.rank = 1) AS first,
           (SELECT count(*)::int FROM wish w JOIN wish_list l ON l.id = w.wish_list_id
             WHERE w.offering_id = o.id AND l.draw_id = o.draw_id) AS wishes
      FROM offering o
     WHERE o.id = ANY(${offeringIds}::uuid[]) AND o.draw_id IS NOT NULL`;
  return Object.fromEntries(rows.map((row) => [row.offeringId, row]));
}
