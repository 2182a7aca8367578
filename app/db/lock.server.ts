import type { Tx } from './client.server';

/**
 * Locks one row by primary key until the transaction ends. Lock first, then count, then write.
 *
 * @returns false when there is no such row
 */
export async function lockRow(tx: Tx, table: string, id: string): Promise<boolean> {
  return (await lockRows(tx, table, [id])).length === 1;
}

/**
 * Locks several rows of one table, always in the order of their keys, so that two commands that need
 * the same rows cannot wait for each other.
 *
 * @param table the name in the database, e.g. `offering`
 * @returns the keys found, sorted
 */
export async function lockRows(tx: Tx, table: string, ids: readonly string[]): Promise<string[]> {
  if (!/^[A-Za-z_]+$/.test(table)) throw new Error(`Not a table name: ${table}`);
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return [];
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    `SELECT id::text AS id FROM "${table}" WHERE id = ANY($1) ORDER BY id FOR UPDATE`,
    wanted,
  );
  return rows.map((row) => row.id);
}
