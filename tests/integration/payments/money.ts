import { expect } from 'vitest';
import { db } from '~/db/client.server';
import { runDueJobs } from '~/jobs/runner.server';
import { forgetJobs } from '../../support/jobs';

/** What stands in one account of the ledger; debit positive. */
export async function balance(account: string, party?: string, fund?: string): Promise<number> {
  const { _sum } = await db.posting.aggregate({
    where: {
      account: account as 'cash',
      ...(party !== undefined && { party }),
      ...(fund !== undefined && { fund }),
    },
    _sum: { amountFen: true },
  });
  return _sum.amountFen ?? 0;
}

/** The ledger of one place: balances that are not zero, by account. */
export async function placeLedger(enrollmentId: string): Promise<Record<string, number>> {
  const rows = await db.posting.groupBy({
    by: ['account'],
    where: { enrollmentId },
    _sum: { amountFen: true },
  });
  return Object.fromEntries(
    rows.flatMap(({ account, _sum }) => (_sum.amountFen ? [[account, _sum.amountFen]] : [])),
  );
}

/** Every entry balances, and so does the whole. */
export async function expectBalanced(): Promise<void> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT entry_id::text AS id FROM posting GROUP BY entry_id HAVING sum(amount_fen) <> 0`;
  expect(rows).toEqual([]);
}

export const entriesOf = async (subjectId: string) =>
  (await db.journalEntry.findMany({ where: { subjectId }, orderBy: { number: 'asc' } })).map(
    ({ kind }) => kind,
  );

/** Runs what waits of the jobs that move money; messages and search wait for nobody here. */
export async function runMoneyJobs(now?: Date): Promise<void> {
  await forgetJobs(['send-refund', 'check-payment', 'reconcile-payments']);
  await runDueJobs(now);
}
