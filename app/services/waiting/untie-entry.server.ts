import { inTransaction, type Tx } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { type Refused, refused } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { lockOwnEntry } from './own-entry.server';
import { passOn } from './pass-on.server';

/**
 * Has a child stand in a line for itself that waited together with siblings. Everybody keeps their position; siblings who
 * are still several stay together. A place that was kept for them is offered at once to whoever is first. Done before, or
 * by another tab, it is done.
 *
 * @throws NotFound when the child is not the actor's; Busy
 */
export async function untieEntry(
  actor: Actor,
  { entryId }: { entryId: string },
  now: Date,
): Promise<{ kind: 'done' } | Refused> {
  return inTransaction(async (tx) => {
    const { status, offeringId } = await lockOwnEntry(tx, actor, entryId);
    // Who is being asked answers alone already.
    if (status !== 'waiting') return refused({ code: 'not_waiting' });
    for (const { id, childId } of await untied(tx, entryId)) {
      await tx.waitingEntry.update({
        where: { id },
        data: { tieId: null, keptSince: null },
        select: { id: true },
      });
      await recordAudit(
        tx,
        { actor, permission: 'waiting.write' },
        {
          verb: 'waiting.untie',
          subjectKind: 'waiting_entry',
          subjectId: id,
          data: { offeringId, childId },
        },
        now,
      );
    }
    await passOn(tx, offeringId, now);
    return { kind: 'done' };
  });
}

/** Who is tied no more: the child itself, and its sibling when that is the only one left. */
async function untied(tx: Tx, entryId: string): Promise<{ id: string; childId: string }[]> {
  const { tieId, offeringId } = await tx.waitingEntry.findUniqueOrThrow({
    where: { id: entryId },
    select: { tieId: true, offeringId: true },
  });
  if (!tieId) return [];
  const tied = await tx.waitingEntry.findMany({
    // After a draw siblings stand tied in several lines: this is about one of them.
    where: { tieId, offeringId, status: 'waiting' },
    orderBy: { position: 'asc' },
    select: { id: true, childId: true },
  });
  return tied.length <= 2 ? tied : tied.filter(({ id }) => id === entryId);
}
