import { db } from '~/db/client.server';
import { dateColumn, schoolDateOf } from '~/db/school-date.server';
import type { SchoolDate } from '~/domain/calendar';
import type { FundName } from '~/domain/settlement/fund-name';
import { type FundTotal, fundTotals } from '~/domain/settlement/lines';
import {
  firstDayOf,
  isOver,
  isOverdue,
  lastDayOf,
  type Month,
  monthAfter,
  monthOf,
  payBy,
} from '~/domain/settlement/month';
import type { SettlementStatus } from '~/domain/states';
import { fundNames } from './funds.server';

export type SettlementRow = {
  id: string;
  providerId: string;
  providerZh: string;
  providerEn: string;
  status: SettlementStatus;
  lessons: number;
  totalFen: number;
  payBy: SchoolDate;
  overdue: boolean;
  reference: string | null;
};

/** A provider without a statement of the month, and what the books owe it by the month's end. */
export type OpenRow = { providerId: string; providerZh: string; providerEn: string; openFen: number };

export type Overdue = { month: Month; count: number; totalFen: number };

/** Months that can be settled, newest first: from the first that earned something to the last that is over. */
export async function settleableMonths(today: SchoolDate): Promise<Month[]> {
  const [row] = await db.$queryRaw<{ day: Date | null }[]>`
    SELECT min(j.day) AS day FROM journal_entry j
     WHERE EXISTS (SELECT 1 FROM posting p WHERE p.entry_id = j.id AND p.account = 'provider_payable')`;
  if (!row?.day) return [];
  const months: Month[] = [];
  for (let month = monthOf(schoolDateOf(row.day)); isOver(month, today); month = monthAfter(month))
    months.unshift(month);
  return months;
}

/** All that the bureau's page shows of a month. */
export async function settlementMonth(month: Month, today: SchoolDate) {
  const [rows, funds, open, overdue] = await Promise.all([
    settlementsOf(month, today),
    fundsOf(month),
    openOf(month),
    overdueMonths(today),
  ]);
  const waiting = open.filter(({ openFen }) => openFen > 0);
  const carriedOver = open.filter(({ openFen }) => openFen <= 0);
  return { rows, funds, waiting, carriedOver, overdue };
}

export async function settlementsOf(month: Month, today: SchoolDate): Promise<SettlementRow[]> {
  const rows = await db.$queryRaw<Omit<SettlementRow, 'payBy' | 'overdue'>[]>`
    SELECT s.id::text, s.provider_id::text AS "providerId", v.name_zh AS "providerZh", v.name_en AS "providerEn",
           s.status::text, s.total_fen AS "totalFen", s.reference,
           (SELECT count(DISTINCT l.lesson_id)::int FROM settlement_line l
             WHERE l.settlement_id = s.id AND l.kind = 'lesson') AS lessons
      FROM settlement s JOIN provider v ON v.id = s.provider_id
     WHERE s.month = ${firstDayOf(month)}::date
     ORDER BY s.status, s.total_fen DESC, s.id`;
  return rows.map((row) => ({
    ...row,
    payBy: payBy(month),
    overdue: isOverdue({ status: row.status, month }, today),
  }));
}

/** Where the money of a month's settlements comes from. */
async function fundsOf(month: Month): Promise<(FundTotal & { name: FundName })[]> {
  const sums = await db.$queryRaw<FundTotal[]>`
    SELECT l.fund, sum(l.amount_fen)::float8 AS "amountFen"
      FROM settlement_line l JOIN settlement s ON s.id = l.settlement_id
     WHERE s.month = ${firstDayOf(month)}::date GROUP BY l.fund`;
  const totals = fundTotals(sums);
  const names = await fundNames(totals.map(({ fund }) => fund));
  return totals.map((total) => ({ ...total, name: names(total.fund) }));
}

/** Providers with money in the books that no settlement holds by the month's end, and without a statement of it. */
function openOf(month: Month): Promise<OpenRow[]> {
  return db.$queryRaw`
    SELECT v.id::text AS "providerId", v.name_zh AS "providerZh", v.name_en AS "providerEn",
           (-sum(p.amount_fen))::float8 AS "openFen"
      FROM provider v
      JOIN posting p ON p.party = v.id::text AND p.account = 'provider_payable'
      JOIN journal_entry j ON j.id = p.entry_id AND j.kind <> 'settlement_paid' AND j.day <= ${lastDayOf(month)}::date
     WHERE NOT EXISTS (SELECT 1 FROM settlement s WHERE s.provider_id = v.id AND s.month = ${firstDayOf(month)}::date)
       AND NOT EXISTS (SELECT 1 FROM settlement_line l WHERE l.entry_id = p.entry_id AND l.provider_id = v.id)
     GROUP BY v.id HAVING sum(p.amount_fen) <> 0
     ORDER BY 4 DESC, 1`;
}

/** Months with settlements that should have been paid by now. */
export async function overdueMonths(today: SchoolDate): Promise<Overdue[]> {
  const groups = await db.settlement.groupBy({
    by: ['month'],
    where: { status: { not: 'paid' }, month: { lt: dateColumn(today) } },
    _count: true,
    _sum: { totalFen: true },
    orderBy: { month: 'asc' },
  });
  return groups
    .map(({ month, _count, _sum }) => ({
      month: monthOf(schoolDateOf(month)),
      count: _count,
      totalFen: _sum.totalFen ?? 0,
    }))
    .filter(({ month }) => isOverdue({ status: 'draft', month }, today));
}
