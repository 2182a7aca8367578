import { db } from '~/db/client.server';
import type { SchoolDate } from '~/domain/calendar';
import { LEDGER_ACCOUNTS, type LedgerAccount } from '~/domain/ledger/accounts';

/** An account up to a day: what was debited, what was credited, and what is left (debit positive). Whole fen. */
export type TrialRow = {
  account: LedgerAccount;
  debitFen: number;
  creditFen: number;
  balanceFen: number;
  entries: number;
};

export type TrialBalance = {
  on: SchoolDate;
  rows: TrialRow[];
  debitFen: number;
  creditFen: number;
  /** Both sides are equal: they always are, and this page is where one can see it. */
  balanced: boolean;
};

/** Every account with all that was posted up to and on a day, in the order of the chart of accounts. */
export async function trialBalance(on: SchoolDate): Promise<TrialBalance> {
  const found = await db.$queryRaw<Omit<TrialRow, 'balanceFen'>[]>`
    SELECT p.account::text,
           coalesce(sum(p.amount_fen) FILTER (WHERE p.amount_fen > 0), 0)::float8 AS "debitFen",
           coalesce(-sum(p.amount_fen) FILTER (WHERE p.amount_fen < 0), 0)::float8 AS "creditFen",
           count(DISTINCT p.entry_id)::int AS entries
      FROM posting p JOIN journal_entry j ON j.id = p.entry_id
     WHERE j.day <= ${on}::date
     GROUP BY p.account`;
  const rows = LEDGER_ACCOUNTS.map((account) => {
    const row = found.find((each) => each.account === account);
    const { debitFen = 0, creditFen = 0, entries = 0 } = row ?? {};
    return { account, debitFen, creditFen, balanceFen: debitFen - creditFen, entries };
  });
  const sum = (key: 'debitFen' | 'creditFen') => rows.reduce((total, row) => total + row[key], 0);
  const [debitFen, creditFen] = [sum('debitFen'), sum('creditFen')];
  return { on, rows, debitFen, creditFen, balanced: debitFen === creditFen };
}
