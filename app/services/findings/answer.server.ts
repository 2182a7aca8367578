import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { notify, officersOfBureau } from '../messages/notify.server';
import { ownedProviders } from '../provider/scope.server';
import { lockFinding, messageAbout, moveFinding } from './move.server';

/** The provider says what it does about it; whoever has it at the bureau is told. @throws NotFound when not theirs */
export function answerFinding(
  actor: Actor,
  { findingId, text }: { findingId: string; text: string },
  now: Date,
) {
  return inTransaction(async (tx) => {
    const finding = await lockFinding(tx, findingId, { providerId: { in: ownedProviders(actor) } });
    const by = { actor, permission: 'finding.answer' } as const;
    const moved = await moveFinding(tx, by, finding, { act: 'answer', text }, now);
    if (moved.kind === 'done') {
      const userIds = finding.assigneeId ? [finding.assigneeId] : await officersOfBureau(tx);
      await notify(tx, { userIds }, 'finding_answered', messageAbout(finding), now);
    }
    return moved;
  });
}
