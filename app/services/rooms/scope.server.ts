import type { Tx } from '~/db/client.server';
import { lockRow } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { idOf } from '~/domain/id';
import { NotFound } from '~/domain/refusal';
import { schoolIdsFor } from '../school/scope.server';

/**
 * Locks a room of the actor's school: whoever changes a room and whoever gives it away wait for one another.
 *
 * @throws NotFound when it is not at a school of theirs
 */
export async function lockOwnRoom(tx: Tx, actor: Actor, roomId: string) {
  await lockRow(tx, 'room', idOf(roomId, 'room'));
  const room = await tx.room.findFirst({
    where: { id: roomId, schoolId: { in: schoolIdsFor(actor, 'rooms.manage') } },
  });
  if (!room) throw new NotFound('room');
  return room;
}
