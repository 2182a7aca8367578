import { db, type Tx } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import { isId } from '~/domain/id';
import {
  type CheckoutState,
  PaymentError,
  type PaymentEvent,
  payeeOf,
  payments,
  type RefundState,
} from '~/ports/payments/index.server';
import { applyCheckout } from './apply-checkout.server';
import { applyRefund } from './apply-refund.server';

type Outcome = { kind: 'applied' | 'repeated' | 'unknown' };
type Subject =
  | { kind: 'payment'; paymentId: string; state: CheckoutState }
  | { kind: 'refund'; refundId: string; state: RefundState };

/**
 * Applies one event of the payment service, once. It only says where to look: what is true is fetched again, in the
 * account it happened in, and applied in one transaction with the mark that this event is done (invariant 8).
 *
 * @throws PaymentError when the truth cannot be fetched; Busy
 */
export async function applyPaymentEvent(event: PaymentEvent, now: Date): Promise<Outcome> {
  const known = await db.paymentEvent.findUnique({ where: { id: event.id }, select: { appliedAt: true } });
  if (known?.appliedAt) return { kind: 'repeated' };
  const subject = await subjectOf(event);
  return inTransaction(async (tx): Promise<Outcome> => {
    const [row] = await tx.$queryRaw<{ applied: boolean }[]>`
      SELECT applied_at IS NOT NULL AS applied FROM payment_event WHERE id = ${event.id} FOR UPDATE`;
    if (!row || row.applied) return { kind: 'repeated' };
    if (subject) await applySubject(tx, subject, now);
    await tx.paymentEvent.update({ where: { id: event.id }, data: { appliedAt: now }, select: { id: true } });
    return { kind: subject ? 'applied' : 'unknown' };
  });
}

async function applySubject(tx: Tx, subject: Subject, now: Date): Promise<void> {
  if (subject.kind === 'payment') await applyCheckout(tx, subject.paymentId, subject.state, now);
  else await applyRefund(tx, subject.refundId, subject.state, now);
}

/** What of ours an event is about, with its truth; null when it is nothing of ours. */
async function subjectOf(event: PaymentEvent): Promise<Subject | null> {
  const payee = payeeOf(event);
  const account = event.account ?? null;
  try {
    if (event.refundId) {
      const state = await payments().retrieveRefund(event.refundId, payee);
      const refund = await db.refund.findFirst({
        where: {
          payment: { payeeAccount: account },
          OR: [
            { stripeRefundId: event.refundId },
            // The answer to our own call may still be on its way: the refund carries our id.
            ...(isId(state.metadata.refundId) ? [{ id: state.metadata.refundId }] : []),
          ],
        },
        select: { id: true },
      });
      return refund && { kind: 'refund', refundId: refund.id, state };
    }
    const checkoutId = event.checkoutId ?? (await checkoutOf(event.paymentIntentId, account));
    if (!checkoutId) return null;
    const state = await payments().retrieveCheckout(checkoutId, payee);
    const payment = await db.payment.findFirst({
      where: {
        payeeAccount: account,
        OR: [{ checkoutId }, ...(isId(state.paymentId) ? [{ id: state.paymentId, checkoutId: null }] : [])],
      },
      select: { id: true },
    });
    return payment && { kind: 'payment', paymentId: payment.id, state };
  } catch (error) {
    if (error instanceof PaymentError && error.problem === 'not_found') return null;
    throw error;
  }
}

async function checkoutOf(
  paymentIntentId: string | undefined,
  account: string | null,
): Promise<string | null> {
  if (!paymentIntentId) return null;
  const payment = await db.payment.findFirst({
    where: { paymentIntentId, payeeAccount: account },
    select: { checkoutId: true },
  });
  return payment?.checkoutId ?? null;
}
