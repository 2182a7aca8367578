import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import { log } from '~/http/log.server';
import { PaymentError, payments } from '~/ports/payments/index.server';
import { recordAudit } from '../audit/record.server';
import { collectingAccounts } from './accounts.server';
import { listMissingThere } from './missing-there.server';
import { takeMovement } from './take-movement.server';

const DAY_MS = 86_400_000;
/** Windows overlap, so that a movement that was booked late is not passed over. */
const OVERLAP_MS = 3 * DAY_MS;
/** Asked for at once. */
const WINDOW_MS = 7 * DAY_MS;

export type Reconciled = { runId: string; matched: number; open: number };

/**
 * Compares every movement at the payment service since the last run with our books, posts the fees, and lists what does
 * not match on either side. A run that broke off is done again by the next: each movement is taken once.
 *
 * @throws PaymentError to be tried again later
 */
export async function reconcilePayments(now: Date, byUserId: string | null = null): Promise<Reconciled> {
  const from = await startFrom(now);
  const run = await db.reconciliationRun.create({
    data: { fromAt: from, toAt: now, startedAt: now },
    select: { id: true },
  });
  const counts = { matched: 0, open: 0 };
  try {
    for (const account of await collectingAccounts()) {
      for (let at = from.getTime(); at < now.getTime(); at += WINDOW_MS) {
        const window = { from: new Date(at), to: new Date(Math.min(at + WINDOW_MS, now.getTime() + 1000)) };
        for (const movement of await payments().balanceMovements(account.payee, window)) {
          const taken = await inTransaction((tx) => takeMovement(tx, account, movement, now));
          if (taken !== 'known') counts[taken] += 1;
        }
      }
    }
    counts.open += await listMissingThere(now);
  } catch (error) {
    const failure = error instanceof PaymentError ? error.problem : 'failed';
    await db.reconciliationRun.update({ where: { id: run.id }, data: { failure } });
    throw error;
  }
  await inTransaction(async (tx) => {
    await tx.reconciliationRun.update({ where: { id: run.id }, data: { ...counts, finishedAt: now } });
    const entry = { verb: 'reconciliation.run', subjectKind: 'reconciliation_run', subjectId: run.id };
    await recordAudit(
      tx,
      { system: 'payments' },
      { ...entry, data: { ...counts, asked: byUserId !== null } },
      now,
    );
  });
  if (counts.open > 0) log.warn({ runId: run.id, ...counts }, 'reconciliation has open items');
  return { runId: run.id, ...counts };
}

/** Where the last whole run ended, or the day before the first payment there ever was. */
async function startFrom(now: Date): Promise<Date> {
  const last = await db.reconciliationRun.findFirst({
    where: { finishedAt: { not: null } },
    orderBy: { toAt: 'desc' },
    select: { toAt: true },
  });
  if (last) return new Date(last.toAt.getTime() - OVERLAP_MS);
  const first = await db.payment.aggregate({ where: { method: 'stripe' }, _min: { createdAt: true } });
  return new Date((first._min.createdAt ?? now).getTime() - DAY_MS);
}
