import type { Db } from '~/db/client.server';
import { Balances } from '~/domain/ledger/balances';
import { grantedFen, placeBalances } from '~/domain/ledger/place';
import { placesMoney, type StoredPlace } from '../ledger/place-money.server';
import { balancesOf } from '../ledger/post.server';

const AT_ONCE = 500;

/**
 * Counts the money of every place again from its facts and lays it beside the ledger (invariant 5) and beside what the
 * programmes are bound to (invariant 6). Places are read in batches, so that a county of any size fits into memory.
 *
 * @returns the ids of places whose ledger, and of those whose grants, say something else
 */
export async function placesThatDiffer(
  on: Pick<Db, '$queryRaw'>,
): Promise<{ readonly ledger: string[]; readonly grants: string[] }> {
  const ledger: string[] = [];
  const grants: string[] = [];
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await on.$queryRaw<{ id: string }[]>`
      SELECT id::text FROM enrollment WHERE id > ${after}::uuid ORDER BY enrollment.id LIMIT ${AT_ONCE}`;
    const ids = rows.map(({ id }) => id);
    const last = ids.at(-1);
    if (last === undefined) return { ledger, grants };
    const places = await placesMoney(on, ids);
    const stands = await balancesOf(on, ids);
    const bound = await grantsOf(on, ids);
    for (const id of ids) {
      const place = places.get(id);
      if (!place || differsFrom(place, stands.get(id) ?? new Balances())) ledger.push(id);
      if (place && !sameGrants(grantedFen(place), bound.get(id) ?? new Map())) grants.push(id);
    }
    after = last;
  }
}

/** Whether posting the place now would post anything. A price that cannot be counted at all differs, too. */
function differsFrom(place: StoredPlace, stands: Balances): boolean {
  try {
    return placeBalances(place).since(stands, place.id).length > 0;
  } catch (error) {
    if (error instanceof RangeError) return true;
    throw error;
  }
}

function sameGrants(wanted: ReadonlyMap<string, number>, bound: ReadonlyMap<string, number>): boolean {
  return [...new Set([...wanted.keys(), ...bound.keys()])].every(
    (id) => (wanted.get(id) ?? 0) === (bound.get(id) ?? 0),
  );
}

async function grantsOf(on: Pick<Db, '$queryRaw'>, ids: readonly string[]) {
  const rows = await on.$queryRaw<{ id: string; programme: string; fen: number }[]>`
    SELECT enrollment_id::text AS id, programme_id::text AS programme, amount_fen AS fen
      FROM subsidy_grant WHERE enrollment_id = ANY(${ids}::uuid[])`;
  const grants = new Map<string, Map<string, number>>();
  for (const { id, programme, fen } of rows) {
    const of = grants.get(id) ?? new Map<string, number>();
    grants.set(id, of.set(programme, fen));
  }
  return grants;
}
