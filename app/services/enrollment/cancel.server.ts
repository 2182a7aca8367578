import type { Db } from '~/db/client.server';
import { inTransaction, lockRow } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { type CancelDecision, decideCancel } from '~/domain/enrollment/cancel';
import { NotFound, type Refused } from '~/domain/refusal';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '../audit/record.server';
import { guardianIdOf, usersAround } from '../children/guardian.server';
import { postPlaces } from '../ledger/post.server';
import { notify } from '../messages/notify.server';
import { moneyHeld } from '../payments/money-held.server';
import { sendBack } from '../payments/send-back.server';
import { passOn } from '../waiting/pass-on.server';
import { closePayPages } from './lapse.server';
import { lessonTimes } from './lesson-times.server';

export type Canceled = { kind: 'done'; refundFen: number };

/**
 * Cancels a place for a guardian of the child: frees it at once and has everything go back that the decision says, by
 * the way it came, or kept as credit for the next class of the same payee. What exactly goes back is the domain's `decideCancel`.
 *
 * @throws NotFound when the child is not the actor's; Busy
 */
export async function cancelEnrollment(
  actor: Actor,
  { enrollmentId, asCredit = false }: { enrollmentId: string; asCredit?: boolean },
  now: Date,
): Promise<Canceled | Refused> {
  const guardianId = guardianIdOf(actor);
  return inTransaction(async (tx) => {
    const found = await tx.enrollment.findUnique({
      where: { id: enrollmentId },
      select: { offeringId: true },
    });
    if (found) await lockRow(tx, 'offering', found.offeringId);
    await lockRow(tx, 'enrollment', enrollmentId);
    const place = await tx.enrollment.findFirst({
      where: { id: enrollmentId, child: { guardians: { some: { guardianId } } } },
      select: { status: true, offeringId: true, childId: true, guardianId: true },
    });
    if (!place) throw new NotFound('enrollment');
    const decision = await cancelDecision(tx, { id: enrollmentId, ...place }, now);
    if (decision.kind === 'refused') return decision;
    const { offeringId, childId } = place;
    await tx.enrollment.update({
      where: { id: enrollmentId },
      data: { status: 'canceled', endedAt: now, endReason: 'guardian' },
      select: { id: true },
    });
    const act = { kind: 'place_ended', subjectKind: 'enrollment', subjectId: enrollmentId } as const;
    const posted = (await postPlaces(tx, act, [enrollmentId], now)).get(enrollmentId);
    const refundFen = posted ? await sendBack(tx, posted, { reason: 'guardian_canceled', asCredit }, now) : 0;
    await closePayPages(tx, enrollmentId);
    await recordAudit(
      tx,
      { actor, permission: 'enrollment.write' },
      {
        verb: 'enrollment.cancel',
        subjectKind: 'enrollment',
        subjectId: enrollmentId,
        data: { offeringId, childId, refundFen, asCredit },
      },
      now,
    );
    const userIds = await usersAround(tx, childId, place.guardianId);
    const kind = asCredit && refundFen > 0 ? 'canceled_credit' : 'enrollment_canceled';
    await notify(tx, { userIds }, kind, { offeringId, childId, refundFen }, now);
    await enqueue(tx, 'index-offering', { offeringId });
    await passOn(tx, offeringId, now);
    return { kind: 'done', refundFen };
  });
}

/** What canceling now would do; the page that asks and the command that does it see the same. */
export async function cancelDecision(
  db: Pick<Db, 'payment' | 'lesson'>,
  place: {
    id: string;
    offeringId: string;
    status: 'held' | 'confirmed' | 'completed' | 'withdrawn' | 'canceled';
  },
  now: Date,
): Promise<CancelDecision> {
  const { paidFen, refundedFen } = await moneyHeld(db, place.id);
  const lessons = await lessonTimes(db, place.offeringId);
  return decideCancel({ now, status: place.status, lessons, paidFen, refundedFen });
}
