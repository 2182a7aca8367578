import type { Tx } from '~/db/client.server';
import { newsOfPaymentMs, UNDER_WAY } from '~/domain/payment/outcome';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '../audit/record.server';
import { usersAround } from '../children/guardian.server';
import { postPlaces } from '../ledger/post.server';
import { notify } from '../messages/notify.server';
import { sendBack } from '../payments/send-back.server';
import { passOn } from '../waiting/pass-on.server';

export type LapsedPlace = { id: string; offeringId: string; childId: string; guardianId: string };

/**
 * Frees the expired holds that stand in the way of a new place: those of the offering, whose row the caller has locked,
 * and those of the child elsewhere. A hold whose pay page is still open is left alone for two minutes, until the
 * `lapse-hold` job has asked whether it was paid in time.
 */
export async function lapseInTheWay(
  tx: Tx,
  { offeringId, childId }: { offeringId: string; childId: string },
  now: Date,
): Promise<void> {
  const patience = new Date(now.getTime() - newsOfPaymentMs);
  const lapsed = await tx.$queryRaw<LapsedPlace[]>`
    UPDATE enrollment e
       SET status = 'canceled', ended_at = ${now}, end_reason = 'hold_expired'
     WHERE e.status = 'held' AND e.held_until <= ${now}
       AND (e.offering_id = ${offeringId}::uuid OR e.child_id = ${childId}::uuid)
       AND (e.held_until <= ${patience}
            OR NOT EXISTS (SELECT 1 FROM payment p WHERE p.enrollment_id = e.id AND p.status = 'open'))
    RETURNING e.id::text, e.offering_id::text AS "offeringId", e.child_id::text AS "childId",
              e.guardian_id::text AS "guardianId"`;
  for (const place of lapsed) await tellLapse(tx, place, now);
  if (lapsed.some((place) => place.offeringId === offeringId)) await passOn(tx, offeringId, now);
  // The other classes are not locked here, and taking a second lock out of order is how two commands wait for each other.
  for (const { offeringId: other } of lapsed) {
    if (other !== offeringId) await enqueue(tx, 'pass-on', { offeringId: other });
  }
}

/** Frees one expired hold of a class that is locked, and passes the place on; false when it is not held, or not expired. */
export async function lapseOne(tx: Tx, enrollmentId: string, now: Date): Promise<boolean> {
  const [place] = await tx.$queryRaw<LapsedPlace[]>`
    UPDATE enrollment e
       SET status = 'canceled', ended_at = ${now}, end_reason = 'hold_expired'
     WHERE e.id = ${enrollmentId}::uuid AND e.status = 'held' AND e.held_until <= ${now}
    RETURNING e.id::text, e.offering_id::text AS "offeringId", e.child_id::text AS "childId",
              e.guardian_id::text AS "guardianId"`;
  if (!place) return false;
  await tellLapse(tx, place, now);
  await passOn(tx, place.offeringId, now);
  return true;
}

async function tellLapse(tx: Tx, place: LapsedPlace, now: Date): Promise<void> {
  const { offeringId, childId } = place;
  const act = { kind: 'place_ended', subjectKind: 'enrollment', subjectId: place.id } as const;
  const posted = (await postPlaces(tx, act, [place.id], now)).get(place.id);
  // What was paid in part (by transfer, by credit) goes back.
  const refundFen = posted ? await sendBack(tx, posted, { reason: 'paid_too_late' }, now) : 0;
  await recordAudit(
    tx,
    { system: 'holds' },
    {
      verb: 'enrollment.lapse',
      subjectKind: 'enrollment',
      subjectId: place.id,
      data: { offeringId, childId },
    },
    now,
  );
  const userIds = await usersAround(tx, childId, place.guardianId);
  if (refundFen > 0)
    await notify(tx, { userIds }, 'hold_lapsed_part', { offeringId, childId, refundFen }, now);
  else await notify(tx, { userIds }, 'hold_lapsed', { offeringId, childId }, now);
  await closePayPages(tx, place.id);
  await enqueue(tx, 'index-offering', { offeringId });
}

/** Has the pay pages of a place closed soon; money that comes all the same is dealt with when it comes. */
export async function closePayPages(tx: Tx, enrollmentId: string): Promise<void> {
  const open = await tx.payment.findMany({
    where: { enrollmentId, status: { in: [...UNDER_WAY] } },
    select: { id: true },
  });
  for (const { id } of open) {
    await enqueue(tx, 'check-payment', { paymentId: id }, { jobKey: `check-payment:${id}` });
  }
}
