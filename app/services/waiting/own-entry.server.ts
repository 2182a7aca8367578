import type { Db, Tx } from '~/db/client.server';
import { lockRow } from '~/db/lock.server';
import type { Actor } from '~/domain/access/actor';
import { idOf } from '~/domain/id';
import { NotFound } from '~/domain/refusal';
import type { WaitingStatus } from '~/domain/states';
import { guardianIdOf } from '../children/guardian.server';

export type OwnEntry = {
  id: string;
  offeringId: string;
  childId: string;
  status: WaitingStatus;
  offerUntil: Date | null;
  enrollmentId: string | null;
};

/** The entry of a child that is linked to the actor. @throws NotFound when it is not */
export async function ownEntry(
  db: Pick<Db, 'waitingEntry'>,
  actor: Actor,
  entryId: string,
): Promise<OwnEntry> {
  const guardianId = guardianIdOf(actor);
  const entry = await db.waitingEntry.findFirst({
    where: { id: idOf(entryId, 'waiting entry'), child: { guardians: { some: { guardianId } } } },
    select: {
      id: true,
      offeringId: true,
      childId: true,
      status: true,
      offerUntil: true,
      enrollmentId: true,
    },
  });
  if (!entry) throw new NotFound('waiting entry');
  return entry;
}

/** The same with its class locked: what it is now, it stays until the commit. */
export async function lockOwnEntry(tx: Tx, actor: Actor, entryId: string): Promise<OwnEntry> {
  const { offeringId } = await ownEntry(tx, actor, entryId);
  await lockRow(tx, 'offering', offeringId);
  return ownEntry(tx, actor, entryId);
}
