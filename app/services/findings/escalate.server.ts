import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { notify } from '../messages/notify.server';
import { lockFinding, messageAbout, moveFinding } from './move.server';

/** Brings a finding to the administrators of the bureau, with the reason; they are told. @throws NotFound */
export function escalateFinding(
  actor: Actor,
  { findingId, text }: { findingId: string; text: string },
  now: Date,
) {
  return inTransaction(async (tx) => {
    const finding = await lockFinding(tx, findingId);
    const by = { actor, permission: 'finding.decide' } as const;
    const moved = await moveFinding(tx, by, finding, { act: 'escalate', text }, now);
    if (moved.kind === 'done') {
      const admins = await tx.membership.findMany({
        where: { role: 'bureau_admin', endedAt: null },
        select: { userId: true },
      });
      const userIds = admins.map(({ userId }) => userId);
      await notify(tx, { userIds }, 'finding_escalated', messageAbout(finding), now);
    }
    return moved;
  });
}
