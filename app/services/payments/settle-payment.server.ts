import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import { UNDER_WAY } from '~/domain/payment/outcome';
import type { PaymentStatus } from '~/domain/states';
import { payments } from '~/ports/payments/index.server';
import { applyCheckout } from './apply-checkout.server';
import { payeeOfPayment } from './place.server';

/**
 * Asks the payment service how a payment stands and makes that ours: what a webhook does, without waiting for one.
 * `close` shuts the pay page first, unless it was paid a moment before.
 *
 * @returns the payment's state afterwards, or null when there is no such payment
 * @throws PaymentError when the service cannot be asked
 */
export async function settlePayment(
  paymentId: string,
  now: Date,
  { close = false }: { close?: boolean } = {},
): Promise<PaymentStatus | null> {
  const payment = await db.payment.findUnique({
    where: { id: paymentId },
    select: { status: true, checkoutId: true, payeeAccount: true },
  });
  if (!payment || !UNDER_WAY.includes(payment.status)) return payment?.status ?? null;
  const { checkoutId } = payment;
  if (!checkoutId) {
    // No page was ever shown, so nobody can have paid.
    if (close) await inTransaction((tx) => applyCheckout(tx, paymentId, null, now));
    return statusOf(paymentId);
  }
  const payee = payeeOfPayment(payment);
  const state = close
    ? await payments().expireCheckout(checkoutId, payee)
    : await payments().retrieveCheckout(checkoutId, payee);
  await inTransaction((tx) => applyCheckout(tx, paymentId, state, now));
  return statusOf(paymentId);
}

async function statusOf(paymentId: string): Promise<PaymentStatus | null> {
  const row = await db.payment.findUnique({ where: { id: paymentId }, select: { status: true } });
  return row?.status ?? null;
}
