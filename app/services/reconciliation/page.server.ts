import { db } from '~/db/client.server';
import { inTransaction, lockRow } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { NotFound } from '~/domain/refusal';
import { enqueue } from '~/jobs/enqueue.server';
import { PaymentError, payments } from '~/ports/payments/index.server';
import { recordAudit } from '../audit/record.server';
import { collectingAccounts } from './accounts.server';

const MOST = 500;

/** What does not match and nobody has explained yet, the oldest first; with `resolved` what was explained. */
export async function reconciliationItems({ resolved }: { resolved: boolean }) {
  const rows = await db.reconciliationItem.findMany({
    where: resolved
      ? { resolvedAt: { not: null }, note: { not: null } }
      : { status: { not: 'matched' }, resolvedAt: null },
    orderBy: { movedAt: resolved ? 'desc' : 'asc' },
    take: MOST,
    include: { payment: { select: { enrollmentId: true } } },
  });
  return rows.map(({ movedAt, resolvedAt, checkedAt: _, payment: __, resolvedBy: ___, ...row }) => ({
    ...row,
    movedAt: movedAt.toISOString(),
    resolvedAt: resolvedAt?.toISOString() ?? null,
  }));
}

/** The last runs, the newest first. */
export async function reconciliationRuns(take = 10) {
  const runs = await db.reconciliationRun.findMany({ orderBy: { startedAt: 'desc' }, take });
  return runs.map(({ fromAt, toAt, startedAt, finishedAt, ...run }) => ({
    ...run,
    fromAt: fromAt.toISOString(),
    toAt: toAt.toISOString(),
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  }));
}

export type AccountBalance = {
  party: string;
  /** At the payment service; empty for the fiscal account. */
  account: string;
  schoolZh: string | null;
  schoolEn: string | null;
  /** What our ledger says lies with the payee, bank account and payment service together. */
  cashFen: number;
  /** Of it what came and went through the payment service: payments, less refunds, fees and what was paid out. */
  oursFen: number;
  /** What the payment service says; null when it cannot be asked now. */
  theirsFen: number | null;
};

/** Each payee's balance by our books beside the payment service's. */
export async function accountBalances(): Promise<AccountBalance[]> {
  const accounts = await collectingAccounts();
  const schools = await db.school.findMany({
    where: { id: { in: accounts.map(({ party }) => party) } },
    select: { id: true, nameZh: true, nameEn: true },
  });
  const rows = await db.$queryRaw<{ party: string; cash: number }[]>`
    SELECT p.party, sum(p.amount_fen)::float8 AS cash FROM posting p WHERE p.account = 'cash' GROUP BY 1`;
  const flows = await db.$queryRaw<{ account: string; fen: number }[]>`
    SELECT account, sum(fen)::float8 AS fen FROM (
      SELECT COALESCE(payee_account, '') AS account, amount_fen AS fen FROM payment
       WHERE status = 'paid' AND method = 'stripe'
      UNION ALL
      SELECT COALESCE(p.payee_account, ''), -f.amount_fen FROM refund f JOIN payment p ON p.id = f.payment_id
       WHERE f.route = 'original' AND f.status IN ('sent', 'arrived')
      UNION ALL
      SELECT account, CASE WHEN type = 'payout' THEN amount_fen ELSE 0 END - fee_fen FROM reconciliation_item
    ) moved GROUP BY account`;
  return Promise.all(
    accounts.map(async ({ account, payee, party }): Promise<AccountBalance> => {
      const school = schools.find(({ id }) => id === party);
      return {
        party,
        account,
        schoolZh: school?.nameZh ?? null,
        schoolEn: school?.nameEn ?? null,
        cashFen: rows.find((row) => row.party === party)?.cash ?? 0,
        oursFen: flows.find((flow) => flow.account === account)?.fen ?? 0,
        theirsFen: await payments()
          .balance(payee)
          .catch((error: unknown) => {
            if (error instanceof PaymentError) return null;
            throw error;
          }),
      };
    }),
  );
}

/** Marks an item as explained, with what was found out. @throws NotFound */
export async function resolveItem(
  actor: Actor,
  { itemId, note }: { itemId: string; note: string },
  now: Date,
): Promise<void> {
  await inTransaction(async (tx) => {
    await lockRow(tx, 'reconciliation_item', itemId);
    const item = await tx.reconciliationItem.findUnique({
      where: { id: itemId },
      select: { resolvedAt: true },
    });
    if (!item) throw new NotFound('reconciliation_item');
    if (item.resolvedAt) return;
    const data = { resolvedAt: now, resolvedBy: actor.userId, note };
    await tx.reconciliationItem.update({ where: { id: itemId }, data, select: { id: true } });
    const entry = { verb: 'reconciliation.resolve', subjectKind: 'reconciliation_item', subjectId: itemId };
    await recordAudit(tx, { actor, permission: 'money.act' }, entry, now);
  });
}

/** Has the comparison made now instead of at night. */
export async function askForReconciliation(actor: Actor, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    await enqueue(tx, 'reconcile-payments', { byUserId: actor.userId }, { jobKey: 'reconcile-payments:now' });
    const entry = { verb: 'reconciliation.ask', subjectKind: 'reconciliation_run', subjectId: 'now' };
    await recordAudit(tx, { actor, permission: 'money.act' }, entry, now);
  });
}
