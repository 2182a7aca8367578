import { Busy } from '~/domain/busy';
import { RuleBroken } from '~/domain/rule-broken';
import { db, type Tx } from './client.server';
import { sqlStateOf, violationOf } from './constraint.server';

export { Busy, type Tx };

const TRIES = 3;

/** PostgreSQL: serialization failure, deadlock detected. Nothing was committed, so the act may be repeated. */
const REPEATABLE = new Set(['40001', '40P01']);
/** PostgreSQL: lock not available (lock_timeout ran out). */
const LOCK_NOT_AVAILABLE = '55P03';
/** Prisma: no connection became free in time for a transaction to start. */
const NO_CONNECTION_IN_TIME = 'P2028';

/**
 * Runs `act` in one READ COMMITTED transaction with a lock timeout of 3 s (both set on the connection)
 * and commits when it returns. Serialization failures and deadlocks are repeated, three tries in all, so
 * nothing outside the transaction may happen inside `act`.
 *
 * @throws Busy when a lock did not come in time, or conflicts outlasted the tries
 * @throws RuleBroken when a guard of the hard rules refused the write or the commit
 */
export async function inTransaction<T>(act: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.$transaction(act);
    } catch (error) {
      const state = sqlStateOf(error);
      if (state === LOCK_NOT_AVAILABLE || isStartTimeout(error)) throw new Busy({ cause: error });
      if (state === undefined || !REPEATABLE.has(state)) throw ruleBrokenBy(error) ?? error;
      if (attempt === TRIES) throw new Busy({ cause: error });
    }
  }
}

/** The guards of the hard rules refuse under the rule's name: `rule_V1`. */
function ruleBrokenBy(error: unknown): RuleBroken | null {
  const rule = /^rule_([A-Z]\d+)$/.exec(violationOf(error)?.constraint ?? '')?.[1];
  return rule === undefined ? null : new RuleBroken(rule, { cause: error });
}

function isStartTimeout(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return code === NO_CONNECTION_IN_TIME && /unable to start a transaction/i.test(String(message));
}

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
