import type { Tx } from '~/db/client.server';
import { decideEnrollment } from '~/domain/enrollment/decide';
import { moneyArrived } from '~/domain/payment/outcome';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '../audit/record.server';
import { usersAround } from '../children/guardian.server';
import { enrollmentFacts } from '../enrollment/facts.server';
import { closePayPages, lapseInTheWay } from '../enrollment/lapse.server';
import { notify } from '../messages/notify.server';
import type { LockedPlace } from './place.server';
import { requestRefund } from './request-refund.server';

type Paid = { id: string; amountFen: number };

/**
 * Gives the money that has just come its consequence. In time: the place is confirmed. After the hold: it is given
 * again if it still can be, under the lock of the offering, else everything goes back. Twice: the second goes back.
 */
export async function moneyCame(tx: Tx, place: LockedPlace, payment: Paid, now: Date): Promise<void> {
  const { offeringId, childId } = place;
  const userIds = await usersAround(tx, childId, place.guardianId);
  const ids = { offeringId, childId };
  const outcome = moneyArrived(place);
  const refundFen = payment.amountFen;

  if (outcome.kind === 'confirm') {
    await confirm(tx, place, now);
    const params = { enrollmentId: place.id, ...ids, paidFen: payment.amountFen };
    await notify(tx, { userIds }, 'place_confirmed', params, now);
    return;
  }
  if (outcome.kind === 'refund') {
    await requestRefund(tx, payment.id, { amountFen: refundFen, reason: outcome.reason }, now);
    if (outcome.reason === 'paid_twice') {
      await notify(tx, { userIds }, 'payment_twice_refunded', { ...ids, refundFen }, now);
    } else {
      const kind = outcome.reason === 'school_canceled' ? 'class_canceled' : 'enrollment_canceled';
      await notify(tx, { userIds }, kind, { ...ids, refundFen }, now);
    }
    return;
  }
  if (await canStillHaveIt(tx, place, now)) {
    await confirm(tx, place, now);
    await enqueue(tx, 'index-offering', { offeringId });
    await notify(tx, { userIds }, 'payment_late_kept', { ...ids, paidFen: payment.amountFen }, now);
    return;
  }
  await tx.enrollment.update({
    where: { id: place.id },
    data: { endReason: 'late_payment' },
    select: { id: true },
  });
  await requestRefund(tx, payment.id, { amountFen: refundFen, reason: 'paid_too_late' }, now);
  await notify(tx, { userIds }, 'payment_late_refunded', { ...ids, refundFen }, now);
}

/** Asks again as for a new place: room, grade, time of the child, listing, closing time. The frozen price stays. */
async function canStillHaveIt(tx: Tx, place: LockedPlace, now: Date): Promise<boolean> {
  const { offeringId, childId } = place;
  await lapseInTheWay(tx, { offeringId, childId }, now);
  // One child at a time, as the database's own guard does it: so the answer stays true until the commit.
  await tx.$queryRaw`SELECT id FROM child WHERE id = ${childId}::uuid FOR NO KEY UPDATE`;
  const facts = (await enrollmentFacts(tx, { childId, offeringIds: [offeringId] }, now)).get(offeringId);
  if (!facts || decideEnrollment(facts).kind === 'refused') return false;
  const [guard] = await tx.$queryRaw<{ free: boolean }[]>`
    SELECT (SELECT count(*) FROM enrollment e WHERE e.offering_id = o.id AND e.status IN ('held', 'confirmed')) < o.capacity
           AND NOT child_would_overlap(${childId}::uuid, o.id) AS free
      FROM offering o WHERE o.id = ${offeringId}::uuid`;
  return guard?.free === true;
}

async function confirm(tx: Tx, place: LockedPlace, now: Date): Promise<void> {
  await tx.enrollment.update({
    where: { id: place.id },
    data: { status: 'confirmed', confirmedAt: now, endedAt: null, endReason: null },
    select: { id: true },
  });
  await recordAudit(
    tx,
    { system: 'payments' },
    {
      verb: 'enrollment.confirm',
      subjectKind: 'enrollment',
      subjectId: place.id,
      data: { offeringId: place.offeringId, childId: place.childId, was: place.status },
    },
    now,
  );
  await closePayPages(tx, place.id);
}
