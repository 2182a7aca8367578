import { db } from '~/db/client.server';
import type { SchoolDate } from '~/domain/calendar';
import type { EntryKind, LedgerAccount } from '~/domain/ledger/accounts';
import { type PartyNames, partyNames } from './ledger-names.server';

export type AccountQuestion = {
  account: LedgerAccount;
  /** One party of the account; null: all of them. */
  party: string | null;
  on: SchoolDate;
  page: number;
  perPage: number;
};

export type AccountEntry = {
  entryId: string;
  line: number;
  number: string;
  day: SchoolDate;
  kind: EntryKind;
  party: string;
  fund: string;
  amountFen: number;
};

export type AccountPage = {
  /** Whose account it is, the largest balance first; one row without a party where it has none. */
  parties: { party: string; balanceFen: number; entries: number }[];
  balanceFen: number;
  count: number;
  entries: AccountEntry[];
  names: PartyNames;
};

/** How many parties are listed beside the entries. */
const PARTIES_SHOWN = 50;

/** An account up to a day: its parties with their balances, and its postings, the latest first. */
export async function ledgerAccount(question: AccountQuestion): Promise<AccountPage> {
  const { account, party, on, page, perPage } = question;
  const [parties, [sums], entries] = await Promise.all([
    db.$queryRaw<AccountPage['parties']>`
      SELECT p.party, sum(p.amount_fen)::float8 AS "balanceFen", count(*)::int AS entries
        FROM posting p JOIN journal_entry j ON j.id = p.entry_id
       WHERE p.account = ${account}::ledger_account AND j.day <= ${on}::date
       GROUP BY p.party
       ORDER BY abs(sum(p.amount_fen)) DESC, p.party LIMIT ${PARTIES_SHOWN}`,
    db.$queryRaw<{ fen: number; count: number }[]>`
      SELECT coalesce(sum(p.amount_fen), 0)::float8 AS fen, count(*)::int AS count
        FROM posting p JOIN journal_entry j ON j.id = p.entry_id
       WHERE p.account = ${account}::ledger_account AND (${party}::text IS NULL OR p.party = ${party})
         AND j.day <= ${on}::date`,
    db.$queryRaw<AccountEntry[]>`
      SELECT j.id::text AS "entryId", p.line, j.number::text, j.day::text, j.kind, p.party, p.fund,
             p.amount_fen AS "amountFen"
        FROM posting p JOIN journal_entry j ON j.id = p.entry_id
       WHERE p.account = ${account}::ledger_account AND (${party}::text IS NULL OR p.party = ${party})
         AND j.day <= ${on}::date
       ORDER BY j.number DESC, p.line
       LIMIT ${perPage} OFFSET ${(page - 1) * perPage}`,
  ]);
  const names = await partyNames(db, [
    ...parties.map((each) => each.party),
    ...entries.flatMap((each) => [each.party, each.fund]),
    ...(party ? [party] : []),
  ]);
  return { parties, balanceFen: sums?.fen ?? 0, count: sums?.count ?? 0, entries, names };
}
