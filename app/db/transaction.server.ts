import { Busy } from '~/domain/busy';
import { RuleBroken } from '~/domain/rule-broken';
import { db, type Tx } from './client.server';
import { sqlStateOf, violationOf } from './constraint.server';
import { NO_CONNECTION_IN_POOL } from './statement.server';

export { lockRow, lockRows } from './lock.server';
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
 * @param timeoutMs for the few acts that are long by nature: a whole draw is one transaction
 * @throws Busy when a lock did not come in time, or conflicts outlasted the tries
 * @throws RuleBroken when a guard of the hard rules refused the write or the commit
 */
export function inTransaction<T>(
  act: (tx: Tx) => Promise<T>,
  { timeoutMs }: { timeoutMs?: number } = {},
): Promise<T> {
  const options = timeoutMs === undefined ? undefined : { timeout: timeoutMs };
  return repeated(() => db.$transaction(act, options));
}

/** The same for an act that is a single statement, and so a transaction of its own. @throws Busy, RuleBroken */
export async function repeated<T>(act: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act();
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
  if (message === NO_CONNECTION_IN_POOL) return true;
  return code === NO_CONNECTION_IN_TIME && /unable to start a transaction/i.test(String(message));
}
