import { inTransaction, lockRow } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { guardianIdOf } from './guardian.server';

/** Takes back a claim that waits for the school. Throws NotFound when it is not the actor's. */
export async function withdrawClaim(
  actor: Actor,
  { claimId }: { claimId: string },
  now: Date,
): Promise<{ kind: 'done' } | Refused> {
  const guardianId = guardianIdOf(actor);
  return inTransaction(async (tx) => {
    await lockRow(tx, 'child_claim', claimId);
    const claim = await tx.childClaim.findFirst({
      where: { id: claimId, guardianId },
      select: { status: true },
    });
    if (!claim) throw new NotFound('claim');
    if (claim.status !== 'pending') return refused({ code: 'invalid_state' });
    await tx.childClaim.update({
      where: { id: claimId },
      data: { status: 'withdrawn', decidedAt: now },
      select: { id: true },
    });
    await recordAudit(
      tx,
      { actor, permission: 'children.manage' },
      { verb: 'child.claim_withdraw', subjectKind: 'child_claim', subjectId: claimId },
      now,
    );
    return { kind: 'done' };
  });
}
