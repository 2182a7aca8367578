import type { Db } from '~/db/client.server';
import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { guardianIdOf } from '../children/guardian.server';

/** What a family has left from earlier refunds at one payee, as the ledger has it. Whole fen, never negative. */
export async function creditLeft(
  on: Pick<Db, '$queryRaw'>,
  guardianId: string,
  payee: string,
): Promise<number> {
  const [row] = await on.$queryRaw<{ fen: number }[]>`
    SELECT COALESCE(-sum(p.amount_fen), 0)::int AS fen FROM posting p
     WHERE p.account = 'family_credit' AND p.party = ${guardianId} AND p.fund = ${payee}`;
  return Math.max(0, row?.fen ?? 0);
}

export type CreditAt = { payee: string; schoolZh: string | null; schoolEn: string | null; leftFen: number };

/** The actor's credit by payee, as far as there is any. */
export async function creditOf(actor: Actor): Promise<CreditAt[]> {
  return db.$queryRaw<CreditAt[]>`
    SELECT p.fund AS payee, s.name_zh AS "schoolZh", s.name_en AS "schoolEn", -sum(p.amount_fen)::int AS "leftFen"
      FROM posting p LEFT JOIN school s ON s.id = p.fund
     WHERE p.account = 'family_credit' AND p.party = ${guardianIdOf(actor)}
     GROUP BY p.fund, s.name_zh, s.name_en HAVING sum(p.amount_fen) < 0 ORDER BY p.fund`;
}
