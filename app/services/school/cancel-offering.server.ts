import type { Tx } from '~/db/client.server';
import { inTransaction, lockRow, lockRows } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { idOf } from '~/domain/id';
import { startOf } from '~/domain/planning/times';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import type { OfferingStatus } from '~/domain/states';
import { enqueue } from '~/jobs/enqueue.server';
import { recheckProviderSoon } from '~/services/expiry/sweep-soon.server';
import { recordAudit } from '../audit/record.server';
import { usersAround } from '../children/guardian.server';
import { closePayPages } from '../enrollment/lapse.server';
import { lessonTimes } from '../enrollment/lesson-times.server';
import { postPlaces } from '../ledger/post.server';
import { notify, ownersOfProvider } from '../messages/notify.server';
import { sendBack } from '../payments/send-back.server';
import { schoolIdsFor } from './scope.server';

const CANCELABLE: readonly OfferingStatus[] = ['approved', 'open', 'confirmed'];

export type OfferingCanceled = { kind: 'done'; places: number; refundFen: number };

/**
 * Cancels a whole class before its first lesson, with a reason that the provider reads: every live place ends, all that
 * was paid goes back by the way it came, every family is told, and rooms and instructors are free again. Once the class
 * has begun a withdrawal asks what lessons are owed: not here.
 *
 * @throws NotFound when it is not at the actor's school
 */
export async function cancelOffering(
  actor: Actor,
  { offeringId, reason }: { offeringId: string; reason: string },
  now: Date,
): Promise<OfferingCanceled | Refused> {
  return inTransaction(async (tx) => {
    await lockRow(tx, 'offering', idOf(offeringId, 'offering'));
    const offering = await tx.offering.findFirst({
      where: {
        id: offeringId,
        schoolId: { in: schoolIdsFor(actor, 'offering.open') },
        status: { not: 'draft' },
      },
      select: { status: true, course: { select: { providerId: true } } },
    });
    if (!offering) throw new NotFound('offering');
    const why = reason.trim();
    if (why === '') return refused({ code: 'reason_missing', path: 'reason' });
    const [first] = await lessonTimes(tx, offeringId);
    if (first && startOf(first) <= now) {
      return refused({ code: 'offering_started', params: { date: first.date } });
    }
    if (!CANCELABLE.includes(offering.status)) return refused({ code: 'invalid_state' });

    const ended = await endPlaces(tx, offeringId, now);
    await tx.lesson.updateMany({
      where: { offeringId, status: 'planned' },
      data: { status: 'canceled', canceledWhy: why },
    });
    await tx.offering.update({
      where: { id: offeringId },
      data: { status: 'canceled', refusalReason: why },
      select: { id: true },
    });
    await recordAudit(
      tx,
      { actor, permission: 'offering.open' },
      {
        verb: 'offering.cancel',
        subjectKind: 'offering',
        subjectId: offeringId,
        data: { from: offering.status, ...ended },
      },
      now,
    );
    const userIds = await ownersOfProvider(tx, offering.course.providerId);
    await notify(tx, { userIds }, 'offering_canceled', { offeringId }, now);
    await enqueue(tx, 'index-offering', { offeringId });
    await recheckProviderSoon(tx, offering.course.providerId);
    return { kind: 'done', ...ended };
  });
}

/** Ends every live place of a class whose row is locked, with everything that was paid on its way back. */
async function endPlaces(tx: Tx, offeringId: string, now: Date) {
  const live = await tx.enrollment.findMany({
    where: { offeringId, status: { in: ['held', 'confirmed'] } },
    select: { id: true },
  });
  // A guardian may be canceling one of them this moment: what is still live is known under the lock only.
  const locked = await lockRows(
    tx,
    'enrollment',
    live.map(({ id }) => id),
  );
  const places = await tx.enrollment.findMany({
    where: { id: { in: locked }, status: { in: ['held', 'confirmed'] } },
    orderBy: { id: 'asc' },
    select: { id: true, childId: true, guardianId: true },
  });
  const ids = places.map(({ id }) => id);
  await tx.enrollment.updateMany({
    where: { id: { in: ids } },
    data: { status: 'canceled', endedAt: now, endReason: 'school' },
  });
  const act = { kind: 'place_ended', subjectKind: 'offering', subjectId: offeringId } as const;
  const posted = await postPlaces(tx, act, ids, now);
  let total = 0;
  for (const place of places) {
    const money = posted.get(place.id);
    const refundFen = money ? await sendBack(tx, money, { reason: 'school_canceled' }, now) : 0;
    await closePayPages(tx, place.id);
    const userIds = await usersAround(tx, place.childId, place.guardianId);
    const params = { offeringId, childId: place.childId, refundFen };
    await notify(tx, { userIds }, 'class_canceled', params, now);
    total += refundFen;
  }
  return { places: places.length, refundFen: total };
}
