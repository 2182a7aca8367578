import type { Tx } from '~/db/client.server';
import { lockRow } from '~/db/transaction.server';
import { type CheckoutTruth, paymentAfter } from '~/domain/payment/outcome';
import { log } from '~/http/log.server';
import type { CheckoutState } from '~/ports/payments/port';
import { recordAudit } from '../audit/record.server';
import { moneyCame } from './money-came.server';
import { lockPlace } from './place.server';

/** What a checkout says, in the domain's word. */
export function truthOf(state: CheckoutState): CheckoutTruth {
  if (state.paymentStatus === 'paid') return 'paid';
  if (state.settling) return 'settling';
  if (state.status === 'complete') return 'failed';
  return state.status;
}

/**
 * Makes a refetched truth ours, once: the payment's state, and with money its consequence for the place. Safe to
 * repeat and to run beside itself; what is known already changes nothing.
 *
 * @param state null: there never was a pay page (the process died before it was opened), and the hold is over
 */
export async function applyCheckout(
  tx: Tx,
  paymentId: string,
  state: CheckoutState | null,
  now: Date,
): Promise<void> {
  const { enrollmentId } = await tx.payment.findUniqueOrThrow({
    where: { id: paymentId },
    select: { enrollmentId: true },
  });
  const place = await lockPlace(tx, enrollmentId);
  await lockRow(tx, 'payment', paymentId);
  const payment = await tx.payment.findUniqueOrThrow({ where: { id: paymentId } });

  const truth = state ? truthOf(state) : 'expired';
  const status = paymentAfter(payment.status, truth);
  if (!status) return;
  if (state && state.amountFen !== payment.amountFen) {
    // Never happens while the checkout is ours; a sum we did not ask for is not taken for a place.
    log.error({ paymentId, askedFen: payment.amountFen, saidFen: state.amountFen }, 'payment sum differs');
    return;
  }
  await tx.payment.update({
    where: { id: paymentId },
    data: {
      status,
      ...(state && {
        checkoutId: payment.checkoutId ?? state.checkoutId,
        paymentIntentId: state.paymentIntentId ?? payment.paymentIntentId,
      }),
      ...(status === 'paid' && { paidAt: state?.paidAt ?? now }),
    },
    select: { id: true },
  });
  await recordAudit(
    tx,
    { system: 'payments' },
    {
      verb: `payment.${status}`,
      subjectKind: 'payment',
      subjectId: paymentId,
      data: { enrollmentId, amountFen: payment.amountFen },
    },
    now,
  );
  if (status === 'paid') await moneyCame(tx, place, payment, now);
}
