import type { Tx } from '~/db/client.server';
import { type AuditActor, recordAudit } from '../audit/record.server';

type Taken = { offeringId: string; childId: string; enrollmentId: string };

/**
 * Ends the child's entry of the waiting list with the place that came of its offer. The class is locked, and the offer
 * was in time when it was decided on.
 */
export async function takeOffered(
  tx: Tx,
  by: AuditActor,
  { offeringId, childId, enrollmentId }: Taken,
  now: Date,
): Promise<void> {
  const entries = await tx.waitingEntry.updateManyAndReturn({
    where: { offeringId, childId, status: 'offered' },
    data: { status: 'accepted', endedAt: now, enrollmentId },
    select: { id: true },
  });
  for (const { id } of entries) {
    await recordAudit(
      tx,
      by,
      {
        verb: 'waiting.accept',
        subjectKind: 'waiting_entry',
        subjectId: id,
        data: { offeringId, childId, enrollmentId },
      },
      now,
    );
  }
}
