import type { Db } from '~/db/client.server';

/** What a family has left from earlier refunds, by who keeps it: `fiscal` or the id of a school. Whole fen, never zero. */
export async function familyCredit(
  db: Pick<Db, '$queryRaw'>,
  guardianId: string,
): Promise<{ payee: string; fen: number; schoolZh: string | null; schoolEn: string | null }[]> {
  return db.$queryRaw`
    SELECT p.fund AS payee, -sum(p.amount_fen)::int AS fen, s.name_zh AS "schoolZh", s.name_en AS "schoolEn"
      FROM posting p LEFT JOIN school s ON s.id = p.fund
     WHERE p.account = 'family_credit' AND p.party = ${guardianId}
     GROUP BY p.fund, s.name_zh, s.name_en
    HAVING sum(p.amount_fen) <> 0
     ORDER BY p.fund`;
}
