import type { Db, Tx } from '~/db/client.server';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '../audit/record.server';

export type RefundWish = {
  /** Whole fen, at least 1, at most what is left of the payment. */
  amountFen: number;
  reason: 'guardian_canceled' | 'school_canceled' | 'paid_too_late' | 'paid_twice';
};

/**
 * Writes down that money goes back, through the account that collected it; the job `send-refund` sends it. The caller
 * has locked the payment or its place, so that nothing is promised twice.
 */
export async function requestRefund(tx: Tx, paymentId: string, wish: RefundWish, now: Date): Promise<string> {
  const refund = await tx.refund.create({
    data: { paymentId, amountFen: wish.amountFen, reason: wish.reason, requestedAt: now },
    select: { id: true },
  });
  await enqueue(tx, 'send-refund', { refundId: refund.id }, { jobKey: `send-refund:${refund.id}` });
  await recordAudit(
    tx,
    { system: 'payments' },
    {
      verb: 'refund.request',
      subjectKind: 'refund',
      subjectId: refund.id,
      data: { paymentId, amountFen: wish.amountFen, reason: wish.reason },
    },
    now,
  );
  return refund.id;
}

/** What of the payments of a place is still with the payee: paid, less what went back or is on its way. Whole fen. */
export async function moneyHeld(
  db: Pick<Db, 'payment'>,
  enrollmentId: string,
): Promise<{ payments: { id: string; leftFen: number }[]; paidFen: number; refundedFen: number }> {
  const paid = await db.payment.findMany({
    where: { enrollmentId, status: 'paid' },
    orderBy: { paidAt: 'asc' },
    select: {
      id: true,
      amountFen: true,
      refunds: { where: { status: { not: 'failed' } }, select: { amountFen: true } },
    },
  });
  const sum = (amounts: { amountFen: number }[]) =>
    amounts.reduce((total, each) => total + each.amountFen, 0);
  return {
    payments: paid.map(({ id, amountFen, refunds }) => ({ id, leftFen: amountFen - sum(refunds) })),
    paidFen: sum(paid),
    refundedFen: sum(paid.flatMap((payment) => payment.refunds)),
  };
}
