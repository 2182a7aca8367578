import { db } from '~/db/client.server';

/** What moved in one month. Whole fen. */
export type MonthMoney = {
  /** `2026-09`. */
  month: string;
  /** Came from families. */
  receivedFen: number;
  /** Earned by providers, out of families', programmes' and the county's money. */
  earnedFen: number;
  /** Went back to families. */
  backFen: number;
  /** Paid out to providers. */
  paidOutFen: number;
};

/** The months from the first entry of the ledger on, the last `most` of them, oldest first. */
export async function moneyByMonth(most = 12): Promise<MonthMoney[]> {
  const rows = await db.$queryRaw<MonthMoney[]>`
    SELECT to_char(j.day, 'YYYY-MM') AS month,
           coalesce(sum(p.amount_fen) FILTER (WHERE p.account = 'cash' AND p.amount_fen > 0
                                                AND j.kind <> 'refund_returned'), 0)::float8 AS "receivedFen",
           coalesce(-sum(p.amount_fen) FILTER (WHERE p.account = 'provider_payable'
                                                 AND j.kind <> 'settlement_paid'), 0)::float8 AS "earnedFen",
           coalesce(-sum(p.amount_fen) FILTER (WHERE p.account = 'cash'
                                  AND j.kind IN ('refund_sent', 'refund_returned')), 0)::float8 AS "backFen",
           coalesce(sum(p.amount_fen) FILTER (WHERE p.account = 'provider_payable'
                                                AND j.kind = 'settlement_paid'), 0)::float8 AS "paidOutFen"
      FROM posting p JOIN journal_entry j ON j.id = p.entry_id
     WHERE p.account IN ('cash', 'provider_payable')
     GROUP BY 1 ORDER BY 1 DESC LIMIT ${most}`;
  return rows.reverse();
}
