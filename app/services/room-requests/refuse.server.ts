import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { type Refused, refused } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { notify, ownersOfProvider } from '../messages/notify.server';
import { lockRequest } from './scope.server';

/**
 * Refuses a request for a room with a reason that the provider reads. Its lessons are taken away, so that instructors
 * are free for another plan.
 *
 * @throws NotFound when it is not at the actor's school
 */
export async function refuseRequest(
  actor: Actor,
  { offeringId, reason }: { offeringId: string; reason: string },
  now: Date,
): Promise<{ kind: 'done'; offeringId: string } | Refused> {
  return inTransaction(async (tx) => {
    const request = await lockRequest(tx, actor, offeringId);
    if (request.status !== 'submitted') return refused({ code: 'invalid_state' });
    const why = reason.trim();
    if (why === '') return refused({ code: 'reason_missing', path: 'reason' });
    const { count } = await tx.lesson.deleteMany({ where: { offeringId } });
    await tx.offering.update({
      where: { id: offeringId },
      data: { status: 'refused', refusalReason: why },
      select: { id: true },
    });
    await recordAudit(
      tx,
      { actor, permission: 'room_requests.decide' },
      { verb: 'offering.refuse', subjectKind: 'offering', subjectId: offeringId, data: { lessons: count } },
      now,
    );
    const userIds = await ownersOfProvider(tx, request.course.providerId);
    await notify(tx, { userIds }, 'offering_refused', { offeringId }, now);
    return { kind: 'done', offeringId };
  });
}
