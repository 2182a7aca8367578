import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { todayInShanghai } from '~/domain/calendar';
import { type Refused, refused } from '~/domain/refusal';
import type { Lng } from '~/i18n/config';
import { recordAudit } from '../audit/record.server';
import { inUse } from './in-use';
import { lessonsInRoom } from './lessons-in-room.server';
import { lockOwnRoom } from './scope.server';

/**
 * Takes a room out of use for good, or back into use. Refused while classes to come take place in it. Past lessons keep
 * their room.
 *
 * @throws NotFound when it is not at the actor's school
 */
export async function retireRoom(
  actor: Actor,
  { roomId, retire, lng }: { roomId: string; retire: boolean; lng: Lng },
  now: Date,
): Promise<{ kind: 'done'; roomId: string } | Refused> {
  return inTransaction(async (tx) => {
    const room = await lockOwnRoom(tx, actor, roomId);
    if ((room.retiredAt !== null) === retire) return refused({ code: 'invalid_state' });
    const refusal =
      retire && inUse('room_in_use', await lessonsInRoom(tx, roomId, todayInShanghai(now)), { lng });
    if (refusal) return refused(refusal);
    await tx.room.update({
      where: { id: roomId },
      data: { retiredAt: retire ? now : null },
      select: { id: true },
    });
    await recordAudit(
      tx,
      { actor, permission: 'rooms.manage' },
      {
        verb: retire ? 'room.retire' : 'room.return',
        subjectKind: 'room',
        subjectId: roomId,
        data: { schoolId: room.schoolId },
      },
      now,
    );
    return { kind: 'done', roomId };
  });
}
