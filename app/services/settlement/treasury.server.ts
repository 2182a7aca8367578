import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import type { SchoolDate } from '~/domain/calendar';
import type { FundName } from '~/domain/settlement/fund-name';
import { firstDayOf, type Month, payBy } from '~/domain/settlement/month';
import { recordAudit } from '../audit/record.server';
import { fundNames } from './funds.server';

/** One transfer for the treasury: what one provider gets out of one fund. */
export type TreasuryRow = {
  settlementId: string;
  providerZh: string;
  providerEn: string;
  fund: string;
  name: FundName;
  amountFen: number;
  payBy: SchoolDate;
};

/** What the treasury is to pay for a month: every confirmed settlement by fund. That it was taken out is audited. */
export async function treasuryList(
  actor: Actor,
  { month, as }: { month: Month; as: 'csv' | 'pdf' },
  now: Date,
): Promise<TreasuryRow[]> {
  const rows = await db.$queryRaw<Omit<TreasuryRow, 'name' | 'payBy'>[]>`
    SELECT s.id::text AS "settlementId", v.name_zh AS "providerZh", v.name_en AS "providerEn", l.fund,
           sum(l.amount_fen)::int AS "amountFen"
      FROM settlement s
      JOIN provider v ON v.id = s.provider_id
      JOIN settlement_line l ON l.settlement_id = s.id
     WHERE s.month = ${firstDayOf(month)}::date AND s.status = 'confirmed'
     GROUP BY s.id, v.id, l.fund HAVING sum(l.amount_fen) <> 0
     ORDER BY v.name_zh, s.id, l.fund`;
  const nameOf = await fundNames(rows.map(({ fund }) => fund));
  const totalFen = rows.reduce((sum, { amountFen }) => sum + amountFen, 0);
  await inTransaction((tx) =>
    recordAudit(
      tx,
      { actor, permission: 'settlement.read' },
      {
        verb: 'settlement.export',
        subjectKind: 'settlement_month',
        subjectId: month,
        data: { as, rows: rows.length, totalFen },
      },
      now,
    ),
  );
  return rows.map((row) => ({ ...row, name: nameOf(row.fund), payBy: payBy(month) }));
}
