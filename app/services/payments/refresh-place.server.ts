import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { hasLapsed } from '~/domain/enrollment/hold';
import { UNDER_WAY } from '~/domain/payment/outcome';
import { log } from '~/http/log.server';
import { PaymentError } from '~/ports/payments/index.server';
import { guardianIdOf } from '../children/guardian.server';
import { lapseHold } from '../enrollment/lapse-hold.server';
import { settlePayment } from './settle-payment.server';

/**
 * Brings a place up to the truth before it is shown to somebody who comes back from paying: asks the payment service
 * itself, so that nobody waits for its webhook, and ends a hold whose time is over. What cannot be asked now is left to
 * the jobs. Safe to repeat; nothing happens to a place that is not the actor's.
 */
export async function refreshPlace(actor: Actor, enrollmentId: string, now: Date): Promise<void> {
  const guardianId = guardianIdOf(actor);
  const place = await db.enrollment.findFirst({
    where: { id: enrollmentId, OR: [{ guardianId }, { child: { guardians: { some: { guardianId } } } }] },
    select: {
      status: true,
      heldUntil: true,
      payments: { where: { status: { in: [...UNDER_WAY] } }, select: { id: true } },
    },
  });
  if (!place) return;
  try {
    if (hasLapsed(place, now)) await lapseHold(enrollmentId, now);
    else for (const { id } of place.payments) await settlePayment(id, now);
  } catch (error) {
    if (!(error instanceof PaymentError)) throw error;
    log.warn({ enrollmentId, problem: error.problem, code: error.code }, 'payment service not reached');
  }
}
