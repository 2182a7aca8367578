import { db } from '~/db/client.server';
import { inTransaction, lockRow } from '~/db/transaction.server';
import { hasLapsed } from '~/domain/enrollment/hold';
import { newsOfPaymentMs, UNDER_WAY } from '~/domain/payment/outcome';
import { PaymentError } from '~/ports/payments/index.server';
import { settlePayment } from '../payments/settle-payment.server';
import { lapseOne } from './lapse.server';

/**
 * Ends a hold whose time is over. Its pay page is closed and asked first: what was paid in time is kept, whether or not
 * the news of it has come. A bank that has not answered does not keep the place; its money is dealt with when it comes.
 *
 * @throws PaymentError while the payment service cannot be asked, for two minutes after the hold; then it lapses unasked
 */
export async function lapseHold(enrollmentId: string, now: Date): Promise<void> {
  const place = await db.enrollment.findUnique({
    where: { id: enrollmentId },
    select: {
      status: true,
      heldUntil: true,
      offeringId: true,
      payments: { where: { status: { in: [...UNDER_WAY] } }, select: { id: true } },
    },
  });
  if (!place || !hasLapsed(place, now)) return;
  const patient = place.heldUntil !== null && now.getTime() - place.heldUntil.getTime() < newsOfPaymentMs;
  for (const { id } of place.payments) {
    try {
      await settlePayment(id, now, { close: true });
    } catch (error) {
      if (patient || !(error instanceof PaymentError)) throw error;
    }
  }
  await inTransaction(async (tx) => {
    // Whoever joins the line this moment has the class locked: either sees the other.
    await lockRow(tx, 'offering', place.offeringId);
    await lapseOne(tx, enrollmentId, now);
  });
}
