import { inTransaction, lockRows, type Tx } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { type Refused, refused } from '~/domain/refusal';
import { type AuditActor, recordAudit } from '../audit/record.server';
import { endEntries } from '../waiting/end-entries.server';
import { passOn } from '../waiting/pass-on.server';
import { withdrawUnlinked } from '../wishes/withdraw-unlinked.server';
import { requireOwnChild } from './guardian.server';

/**
 * Takes a child out of a guardian's account and ends the consents that this guardian gave. The roster stays the
 * school's. Refused while the guardian has live places for the child, unless another guardian looks after them; where
 * it waits for a place it goes on waiting for that other one, else it leaves the line. Wishes that this guardian handed
 * in for a draw are taken back as long as they can be.
 *
 * @throws NotFound when the child is not the actor's
 */
export async function unlinkChild(
  actor: Actor,
  { childId }: { childId: string },
  now: Date,
): Promise<{ kind: 'done' } | Refused> {
  return inTransaction(async (tx) => {
    const lines = await linesOf(tx, childId);
    // New places lock the child too: none can be taken while we look.
    await tx.$queryRaw`SELECT id FROM child WHERE id = ${childId}::uuid FOR UPDATE`;
    const guardianId = await requireOwnChild(tx, actor, childId);
    const others = await tx.guardianChild.count({ where: { childId, guardianId: { not: guardianId } } });
    const live = await tx.enrollment.count({
      where: { childId, status: { in: ['held', 'confirmed'] }, ...(others > 0 && { guardianId }) },
    });
    if (live > 0) return refused({ code: 'child_has_places' });
    await tx.guardianChild.delete({ where: { guardianId_childId: { guardianId, childId } } });
    await tx.consent.updateMany({
      where: { guardianId, childId, withdrawnAt: null },
      data: { withdrawnAt: now },
    });
    await recordAudit(
      tx,
      { actor, permission: 'children.manage' },
      { verb: 'child.unlink', subjectKind: 'child', subjectId: childId, data: { guardianId } },
      now,
    );
    await leaveLines(tx, { actor, permission: 'children.manage' }, { guardianId, childId, lines }, now);
    const unlinked = { guardianId, childId, alone: others === 0 };
    await withdrawUnlinked(tx, { actor, permission: 'children.manage' }, unlinked, now);
    return { kind: 'done' };
  });
}

/** Classes in whose lines the child stands, their rows locked. */
async function linesOf(tx: Tx, childId: string): Promise<string[]> {
  const entries = await tx.waitingEntry.findMany({
    where: { childId, status: { in: ['waiting', 'offered'] } },
    select: { offeringId: true },
  });
  return lockRows(
    tx,
    'offering',
    entries.map(({ offeringId }) => offeringId),
  );
}

async function leaveLines(
  tx: Tx,
  by: AuditActor,
  { guardianId, childId, lines }: { guardianId: string; childId: string; lines: readonly string[] },
  now: Date,
): Promise<void> {
  const entries = await tx.waitingEntry.findMany({
    where: { childId, offeringId: { in: [...lines] }, status: { in: ['waiting', 'offered'] } },
    select: { id: true },
  });
  const entryIds = entries.map(({ id }) => id);
  const other = await tx.guardianChild.findFirst({ where: { childId }, orderBy: { linkedAt: 'asc' } });
  if (other) {
    const data = { guardianId: other.guardianId, requestKey: null, tieId: null };
    await tx.waitingEntry.updateMany({ where: { id: { in: entryIds }, guardianId }, data });
  } else {
    await endEntries(tx, by, { entryIds, status: 'left' }, now);
  }
  // Whoever it was tied to may fit alone now.
  for (const offeringId of lines) await passOn(tx, offeringId, now);
}
