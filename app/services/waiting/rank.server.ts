import type { Db } from '~/db/client.server';

export type Rank = {
  /** Children in front who wait too; tied siblings do not stand in front of one another. */
  before: number;
  /** Children who are being asked at this moment. */
  asked: number;
  /** Everybody who waits, this child among them. */
  waiting: number;
};

/** Where entries stand in their lines, counted over everybody who still waits, by entry id. */
export async function ranksOf(
  db: Pick<Db, '$queryRaw'>,
  entryIds: readonly string[],
): Promise<Map<string, Rank>> {
  if (entryIds.length === 0) return new Map();
  const rows = await db.$queryRaw<(Rank & { id: string })[]>`
    SELECT w.id::text,
           count(*) FILTER (WHERE b.status = 'waiting' AND b.position < w.position
                              AND (w.tie_id IS NULL OR b.tie_id IS DISTINCT FROM w.tie_id))::int AS before,
           count(*) FILTER (WHERE b.status = 'offered')::int AS asked,
           count(*) FILTER (WHERE b.status = 'waiting')::int AS waiting
      FROM waiting_entry w
      LEFT JOIN waiting_entry b ON b.offering_id = w.offering_id AND b.status IN ('waiting', 'offered')
     WHERE w.id = ANY(${[...entryIds]}::uuid[])
     GROUP BY w.id`;
  return new Map(rows.map(({ id, ...rank }) => [id, rank]));
}
