import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { type Refused, refused } from '~/domain/refusal';
import { endEntries } from './end-entries.server';
import { lockOwnEntry } from './own-entry.server';
import { passOn } from './pass-on.server';

/**
 * Gives an offered place back, which the next one is offered in the same transaction. The offer to a sibling stands.
 *
 * @throws NotFound when the child is not the actor's; Busy
 */
export async function declineOffer(
  actor: Actor,
  { entryId }: { entryId: string },
  now: Date,
): Promise<{ kind: 'done' } | Refused> {
  return inTransaction(async (tx) => {
    const { status, offeringId } = await lockOwnEntry(tx, actor, entryId);
    if (status === 'declined') return { kind: 'done' };
    if (status === 'lapsed') return refused({ code: 'offer_over' });
    if (status !== 'offered') return refused({ code: 'not_waiting' });
    const by = { actor, permission: 'waiting.write' } as const;
    await endEntries(tx, by, { entryIds: [entryId], status: 'declined' }, now);
    await passOn(tx, offeringId, now);
    return { kind: 'done' };
  });
}
