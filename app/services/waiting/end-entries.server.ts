import type { Tx } from '~/db/client.server';
import type { WaitingStatus } from '~/domain/states';
import { enqueue } from '~/jobs/enqueue.server';
import { type AuditActor, recordAudit } from '../audit/record.server';
import type { Concerned } from './tell.server';

type End = Exclude<WaitingStatus, 'waiting' | 'offered' | 'accepted'>;

/** Takes children out of a line whose class is locked, each with its audit event. Ended ones are left alone. */
export async function endEntries(
  tx: Tx,
  by: AuditActor,
  { entryIds, status, reason }: { entryIds: readonly string[]; status: End; reason?: string },
  now: Date,
): Promise<Concerned[]> {
  const ended = await tx.waitingEntry.updateManyAndReturn({
    where: { id: { in: [...entryIds] }, status: { in: ['waiting', 'offered'] } },
    data: { status, endedAt: now, keptSince: null, ...(reason !== undefined && { reason }) },
    select: { id: true, offeringId: true, childId: true, guardianId: true },
  });
  for (const { id, offeringId, childId } of ended) {
    const entry = { verb: VERBS[status], subjectKind: 'waiting_entry', subjectId: id };
    await recordAudit(tx, by, { ...entry, data: { offeringId, childId } }, now);
  }
  // An offer that is over is a place that is there again, unless it goes on.
  for (const offeringId of new Set(ended.map((entry) => entry.offeringId))) {
    await enqueue(tx, 'index-offering', { offeringId });
  }
  return ended;
}

const VERBS: Record<End, string> = {
  declined: 'waiting.decline',
  lapsed: 'waiting.lapse',
  refused: 'waiting.refuse',
  left: 'waiting.leave',
  closed: 'waiting.close',
};
