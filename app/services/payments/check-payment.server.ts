import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import { hasLapsed } from '~/domain/enrollment/hold';
import { enqueue } from '~/jobs/enqueue.server';
import { settlePayment } from './settle-payment.server';

/** How often a bank that takes its time is asked. */
const AGAIN_MS = 10 * 60_000;

/**
 * Looks after a payment whose news may have been lost: closes its pay page once the place is no longer held, applies
 * what is true, and comes back while the bank has not answered.
 *
 * @throws PaymentError to be tried again later
 */
export async function checkPayment(paymentId: string, now: Date): Promise<void> {
  const payment = await db.payment.findUnique({
    where: { id: paymentId },
    select: { enrollment: { select: { status: true, heldUntil: true } } },
  });
  if (!payment) return;
  const { enrollment } = payment;
  const close = enrollment.status !== 'held' || hasLapsed(enrollment, now);
  const status = await settlePayment(paymentId, now, { close });
  if (status !== 'processing') return;
  await inTransaction((tx) =>
    enqueue(
      tx,
      'check-payment',
      { paymentId },
      { runAt: new Date(now.getTime() + AGAIN_MS), jobKey: `check-payment:${paymentId}` },
    ),
  );
}
