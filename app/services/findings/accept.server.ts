import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { notify, ownersOfProvider } from '../messages/notify.server';
import { lockFinding, messageAbout, moveFinding } from './move.server';

/** Takes the provider's answer; the finding stays on the desk until a check says it is gone. @throws NotFound */
export function acceptAnswer(
  actor: Actor,
  { findingId, text = '' }: { findingId: string; text?: string },
  now: Date,
) {
  return inTransaction(async (tx) => {
    const finding = await lockFinding(tx, findingId);
    const by = { actor, permission: 'finding.decide' } as const;
    const moved = await moveFinding(tx, by, finding, { act: 'accept', text }, now);
    if (moved.kind === 'done' && finding.providerId) {
      const userIds = await ownersOfProvider(tx, finding.providerId);
      await notify(tx, { userIds }, 'finding_accepted', messageAbout(finding), now);
    }
    return moved;
  });
}
