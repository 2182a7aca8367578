import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { isId } from '~/domain/id';
import { NotFound } from '~/domain/refusal';
import { notify } from '../messages/notify.server';
import { lockFinding, messageAbout, moveFinding } from './move.server';

/** Gives a finding to an officer or an administrator of the bureau, who is told. @throws NotFound */
export function assignFinding(
  actor: Actor,
  { findingId, assigneeId }: { findingId: string; assigneeId: string },
  now: Date,
) {
  return inTransaction(async (tx) => {
    const finding = await lockFinding(tx, findingId);
    const officer =
      isId(assigneeId) &&
      (await tx.membership.findFirst({
        where: { userId: assigneeId, role: { in: ['bureau_officer', 'bureau_admin'] }, endedAt: null },
        select: { id: true },
      }));
    if (!officer) throw new NotFound('officer');
    const by = { actor, permission: 'finding.decide' } as const;
    const moved = await moveFinding(tx, by, finding, { act: 'assign', set: { assigneeId } }, now);
    if (moved.kind === 'done' && assigneeId !== actor.userId) {
      await notify(tx, { userIds: [assigneeId] }, 'finding_assigned', messageAbout(finding), now);
    }
    return moved;
  });
}
