import { violates } from '~/db/constraint.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import type { Equipment } from '~/domain/planning/equipment';
import { type Refused, refused } from '~/domain/refusal';
import type { RoomKind } from '~/domain/states';
import { recordAudit } from '../audit/record.server';
import { schoolIdFor } from '../school/scope.server';

export type RoomInput = {
  nameZh: string;
  nameEn: string;
  kind: RoomKind;
  /** Null where nobody sits. */
  seats: number | null;
  areaM2: number;
  floor: number;
  equipment: readonly Equipment[];
  /** Minutes since midnight. */
  openMinute: number;
  closeMinute: number;
};

export const nameTaken = refused({ code: 'room_name_taken', path: 'nameZh' });

/** A room of the actor's school. Refuses a name that the school has already. */
export async function addRoom(
  actor: Actor,
  input: RoomInput,
  now: Date,
): Promise<{ kind: 'done'; roomId: string } | Refused> {
  const schoolId = schoolIdFor(actor, 'rooms.manage');
  if (input.openMinute >= input.closeMinute)
    return refused({ code: 'room_hours_reversed', path: 'closeMinute' });
  try {
    return await inTransaction(async (tx) => {
      const { id } = await tx.room.create({
        data: { schoolId, ...input, equipment: [...input.equipment] },
        select: { id: true },
      });
      await recordAudit(
        tx,
        { actor, permission: 'rooms.manage' },
        { verb: 'room.add', subjectKind: 'room', subjectId: id, data: { schoolId } },
        now,
      );
      return { kind: 'done', roomId: id };
    });
  } catch (error) {
    if (violates(error, 'room_school_id_name_zh_key')) return nameTaken;
    throw error;
  }
}
