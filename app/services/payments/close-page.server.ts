import { db } from '~/db/client.server';
import { UNDER_WAY } from '~/domain/payment/outcome';
import { settlePayment } from './settle-payment.server';

/**
 * Closes the pay page of a place, because the family chose another way to pay. One that was paid a moment before is
 * taken for what it is.
 *
 * @returns `settling` while a bank has not answered: then nobody can choose another way
 * @throws PaymentError when the service cannot be asked
 */
export async function closePageNow(enrollmentId: string, now: Date): Promise<'closed' | 'settling'> {
  const pages = await db.payment.findMany({
    where: { enrollmentId, status: { in: [...UNDER_WAY] } },
    select: { id: true },
  });
  for (const { id } of pages) {
    if ((await settlePayment(id, now, { close: true })) === 'processing') return 'settling';
  }
  return 'closed';
}
