import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import { PaymentError, payments } from '~/ports/payments/index.server';
import { applyRefund, type RefundNews } from './apply-refund.server';
import { payeeOfPayment } from './place.server';

/**
 * Sends a refund that was written down, through the account that collected. Its own id is the key, so that sending
 * twice sends once. What the service will never do (more than is left, no such payment) ends as failed, and people act.
 *
 * @throws PaymentError to be tried again later, while the service cannot be reached or is not set up
 */
export async function sendRefund(refundId: string, now: Date): Promise<void> {
  const refund = await db.refund.findUnique({
    where: { id: refundId },
    select: {
      status: true,
      amountFen: true,
      payment: { select: { id: true, paymentIntentId: true, payeeAccount: true } },
    },
  });
  if (refund?.status !== 'requested') return;
  const { paymentIntentId } = refund.payment;
  let news: RefundNews;
  try {
    if (!paymentIntentId)
      throw new PaymentError('refused', 'a payment without an intent', { code: 'no_intent' });
    news = await payments().refund({
      paymentIntentId,
      amountFen: refund.amountFen,
      payee: payeeOfPayment(refund.payment),
      idempotencyKey: `refund:${refundId}`,
      metadata: { refundId, paymentId: refund.payment.id },
    });
  } catch (error) {
    if (!(error instanceof PaymentError)) throw error;
    if (error.problem !== 'refused' && error.problem !== 'not_found') throw error;
    await inTransaction((tx) => applyRefund(tx, refundId, neverSent(error), now));
    return;
  }
  await inTransaction((tx) => applyRefund(tx, refundId, news, now));
}

function neverSent(error: PaymentError): RefundNews {
  return { refundId: null, status: 'failed', failureReason: error.code ?? error.problem };
}
