import { db } from '~/db/client.server';
import type { EntitlementClass } from '~/domain/aid/entitlement';
import { type Forecast, forecast, PACE_DAYS } from '~/domain/aid/forecast';
import type { ChargeKind } from '~/domain/aid/programme';
import { addDays, type SchoolDate, todayInShanghai } from '~/domain/calendar';
import type { Fen } from '~/domain/money';
import type { TownKind } from '~/domain/states';

export type ProgrammeState = 'running' | 'to_come' | 'over';

/** A programme with where its money is. Whole fen. */
export type ProgrammeBalance = {
  id: string;
  nameZh: string;
  nameEn: string;
  position: number;
  classes: EntitlementClass[];
  towns: TownKind[];
  percent: number;
  covers: ChargeKind[];
  capFen: Fen | null;
  from: SchoolDate;
  to: SchoolDate;
  state: ProgrammeState;
  budgetFen: Fen;
  /** Promised for lessons that are still to come. */
  committedFen: Fen;
  /** For lessons that were given. */
  spentFen: Fen;
  leftFen: Fen;
  /** Places that it pays for, or has. */
  places: number;
  forecast: Forecast;
};

type Row = Omit<ProgrammeBalance, 'state' | 'committedFen' | 'spentFen' | 'leftFen' | 'forecast'> & {
  reserved: Fen;
  claim: Fen;
  held: Fen;
  grown: Fen;
};

/**
 * Every programme with its running balance, in the order in which they pay; one of them when `only` names it. What
 * places owe it counts, not what it has paid out of that meanwhile (postings without a place): spent stays spent.
 */
export async function programmeBalances(now: Date, only: string | null = null): Promise<ProgrammeBalance[]> {
  const today = todayInShanghai(now);
  const rows = await db.$queryRaw<Row[]>`
    SELECT p.id::text, p.name_zh AS "nameZh", p.name_en AS "nameEn", p.position, p.classes::text[], p.towns::text[],
           p.percent, p.covers::text[], p.cap_fen AS "capFen", p.budget_fen AS "budgetFen", p.reserved_fen AS reserved,
           to_char(p.from_date, 'YYYY-MM-DD') AS "from", to_char(p.to_date, 'YYYY-MM-DD') AS "to",
           COALESCE(l.claim, 0)::int AS claim, COALESCE(l.held, 0)::int AS held, COALESCE(l.grown, 0)::int AS grown,
           (SELECT count(*)::int FROM subsidy_grant g WHERE g.programme_id = p.id AND g.amount_fen > 0) AS places
      FROM programme p
      LEFT JOIN (SELECT o.party,
                        sum(o.amount_fen) FILTER (WHERE o.account = 'programme_claim'
                                                    AND o.enrollment_id IS NOT NULL) AS claim,
                        -sum(o.amount_fen) FILTER (WHERE o.account = 'programme_held') AS held,
                        sum(o.amount_fen) FILTER (WHERE o.account = 'programme_claim' AND o.enrollment_id IS NOT NULL
                                                    AND j.day > ${addDays(today, -PACE_DAYS)}::date) AS grown
                   FROM posting o JOIN journal_entry j ON j.id = o.entry_id
                  WHERE o.account IN ('programme_claim', 'programme_held')
                    AND (${only}::text IS NULL OR o.party = ${only}::text)
                  GROUP BY o.party) l ON l.party = p.id::text
     WHERE ${only}::text IS NULL OR p.id::text = ${only}::text
     ORDER BY p.position, p.from_date, p.id`;
  return rows.map(({ reserved, claim, held, grown, ...row }) => ({
    ...row,
    state: today < row.from ? 'to_come' : today > row.to ? 'over' : 'running',
    committedFen: held,
    spentFen: claim - held,
    leftFen: row.budgetFen - reserved,
    forecast: forecast({ ...row, today, reservedFen: reserved, grownFen: grown }),
  }));
}
