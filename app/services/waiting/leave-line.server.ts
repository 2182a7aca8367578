import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { type Refused, refused } from '~/domain/refusal';
import { endEntries } from './end-entries.server';
import { lockOwnEntry } from './own-entry.server';
import { passOn } from './pass-on.server';

/**
 * Takes a child out of a line, or an application back; an offer is declined with it. Siblings who were tied to it go on
 * alone. Done before, it is done.
 *
 * @throws NotFound when the child is not the actor's; Busy
 */
export async function leaveLine(
  actor: Actor,
  { entryId }: { entryId: string },
  now: Date,
): Promise<{ kind: 'done' } | Refused> {
  return inTransaction(async (tx) => {
    const { status, offeringId } = await lockOwnEntry(tx, actor, entryId);
    if (status === 'left' || status === 'declined') return { kind: 'done' };
    if (status !== 'waiting' && status !== 'offered') return refused({ code: 'not_waiting' });
    const by = { actor, permission: 'waiting.write' } as const;
    const end = status === 'offered' ? 'declined' : 'left';
    await endEntries(tx, by, { entryIds: [entryId], status: end }, now);
    // Whoever is left of a tie may fit now; a declined place is the next one's.
    await passOn(tx, offeringId, now);
    return { kind: 'done' };
  });
}
