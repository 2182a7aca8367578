import type { Tx } from '~/db/client.server';
import { lockRow } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { idOf } from '~/domain/id';
import { NotFound } from '~/domain/refusal';
import { schoolIdsFor } from '../school/scope.server';

/** A request of the actor's school, locked until the commit. A draft is not found: it was not asked yet. @throws NotFound */
export async function lockRequest(tx: Tx, actor: Actor, offeringId: string) {
  await lockRow(tx, 'offering', idOf(offeringId, 'offering'));
  const offering = await tx.offering.findFirst({
    where: {
      id: offeringId,
      schoolId: { in: schoolIdsFor(actor, 'room_requests.decide') },
      status: { not: 'draft' },
    },
    select: {
      id: true,
      status: true,
      schoolId: true,
      capacity: true,
      roomId: true,
      course: { select: { providerId: true, roomKinds: true, minAreaM2: true, equipment: true } },
    },
  });
  if (!offering) throw new NotFound('offering');
  return offering;
}

export type LockedRequest = Awaited<ReturnType<typeof lockRequest>>;
