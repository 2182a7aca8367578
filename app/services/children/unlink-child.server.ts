import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { type Refused, refused } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { requireOwnChild } from './guardian.server';

/**
 * Takes a child out of a guardian's account and ends the consents that this guardian gave. The roster stays the
 * school's. Refused while the guardian has live places for the child, unless another guardian looks after them.
 *
 * @throws NotFound when the child is not the actor's
 */
export async function unlinkChild(
  actor: Actor,
  { childId }: { childId: string },
  now: Date,
): Promise<{ kind: 'done' } | Refused> {
  return inTransaction(async (tx) => {
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
    return { kind: 'done' };
  });
}
