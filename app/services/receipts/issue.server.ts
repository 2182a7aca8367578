import { db, type Tx } from '~/db/client.server';
import { inTransaction, lockRow } from '~/db/transaction.server';
import { todayInShanghai } from '~/domain/calendar';
import { seriesOf } from '~/domain/receipt';
import type { PaymentMethod } from '~/domain/states';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '../audit/record.server';
import { classPaidFor } from './class-paid.server';

/**
 * Has a receipt issued for a payment that this transaction makes `paid`. Not for what is paid out of credit: that money
 * had its receipt when it first came.
 */
export async function issueReceiptSoon(
  tx: Tx,
  payment: { id: string; method: PaymentMethod },
): Promise<void> {
  if (payment.method === 'credit') return;
  await enqueue(tx, 'issue-receipt', { paymentId: payment.id }, { jobKey: `issue-receipt:${payment.id}` });
}

/**
 * Gives a paid payment its receipt: the next number of its series, a payee and a year. Numbers have no gaps, since the
 * series' row is locked until the receipt is committed with it. Safe to repeat and beside itself: a payment has one.
 *
 * @returns the receipt's id; null when the payment is not one that gets a receipt
 */
export function issueReceipt(paymentId: string, now: Date): Promise<string | null> {
  return inTransaction(async (tx) => {
    if (!(await lockRow(tx, 'payment', paymentId))) return null;
    const payment = await tx.payment.findUniqueOrThrow({
      where: { id: paymentId },
      select: {
        status: true,
        method: true,
        payee: true,
        paidAt: true,
        amountFen: true,
        receipt: { select: { id: true } },
        enrollmentId: true,
        enrollment: { select: { offeringId: true, offering: { select: { schoolId: true } } } },
      },
    });
    if (payment.receipt) return payment.receipt.id;
    if (payment.status !== 'paid' || payment.method === 'credit') return null;
    const payee = payment.payee === 'school' ? payment.enrollment.offering.schoolId : 'fiscal';
    const paidAt = payment.paidAt ?? now;
    const series = seriesOf(payee, todayInShanghai(paidAt));
    const { enrollmentId } = payment;
    const { offeringId } = payment.enrollment;
    const about = await classPaidFor(tx, { enrollmentId, offeringId, paidAt });
    const number = await nextOf(tx, series);
    const { id } = await tx.receipt.create({
      data: { series, number, paymentId, issuedAt: now, about },
      select: { id: true },
    });
    const data = { paymentId, series, number, amountFen: payment.amountFen };
    await recordAudit(
      tx,
      { system: 'receipts' },
      { verb: 'receipt.issue', subjectKind: 'receipt', subjectId: id, data },
      now,
    );
    return id;
  });
}

async function nextOf(tx: Tx, series: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO receipt_series AS r (series, last) VALUES (${series}, 1)
    ON CONFLICT (series) DO UPDATE SET last = r.last + 1 RETURNING last`;
  if (!row) throw new Error(`no number in series ${series}`);
  return row.last;
}

/**
 * Receipts for payments that have none although they should: the job was lost, or they were paid before there were
 * receipts. In the order they were paid; each in its own transaction.
 *
 * @returns how many were issued
 */
export async function issueMissingReceipts(now: Date): Promise<number> {
  const payments = await db.payment.findMany({
    where: { status: 'paid', method: { not: 'credit' }, receipt: null },
    orderBy: [{ paidAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  for (const { id } of payments) await issueReceipt(id, now);
  return payments.length;
}
