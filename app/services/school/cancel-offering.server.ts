import { inTransaction, lockRow } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { idOf } from '~/domain/id';
import { startOf } from '~/domain/planning/times';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import type { OfferingStatus } from '~/domain/states';
import { enqueue } from '~/jobs/enqueue.server';
import { recheckProviderSoon } from '~/services/expiry/sweep-soon.server';
import { recordAudit } from '../audit/record.server';
import { lessonTimes } from '../enrollment/lesson-times.server';
import { notify, ownersOfProvider } from '../messages/notify.server';
import { closeLine } from '../waiting/close-line.server';
import { tellWishers } from '../wishes/tell-wishers.server';
import { endPlaces } from './end-places.server';
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
    await closeLine(tx, offeringId, now);
    await tellWishers(tx, offeringId, now);
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
