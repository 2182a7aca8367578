import { violates } from '~/db/constraint.server';
import { inTransaction, type Tx } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { todayInShanghai } from '~/domain/calendar';
import { findingRefusal } from '~/domain/reduction/finding';
import { type Refusal, type Refused, refused } from '~/domain/refusal';
import type { Lng } from '~/i18n/config';
import { pick } from '~/i18n/pick';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '../audit/record.server';
import { classFindings } from '../reduction/guard.server';
import { nameTaken, type RoomInput } from './add.server';
import { inUse } from './in-use';
import { type LessonInRoom, lessonsInRoom } from './lessons-in-room.server';
import { lockOwnRoom } from './scope.server';

/**
 * Changes what a room is. Fewer seats, less floor (V3) and shorter hours are refused while a class to come needs more,
 * with the class named in the reader's language; kind and equipment may change, classes already given stay.
 *
 * @throws NotFound when it is not at the actor's school
 */
export async function editRoom(
  actor: Actor,
  { roomId, lng, ...input }: RoomInput & { roomId: string; lng: Lng },
  now: Date,
): Promise<{ kind: 'done'; roomId: string } | Refused> {
  if (input.openMinute >= input.closeMinute)
    return refused({ code: 'room_hours_reversed', path: 'closeMinute' });
  try {
    return await inTransaction(async (tx) => {
      const room = await lockOwnRoom(tx, actor, roomId);
      const toCome = await lessonsInRoom(tx, roomId, todayInShanghai(now));
      const refusals = [...stillNeeded(input, toCome, lng), ...(await tooSmall(tx, input, toCome, lng, now))];
      if (refusals.length > 0) return refused(...refusals);
      await tx.room.update({
        where: { id: roomId },
        data: { ...input, equipment: [...input.equipment] },
        select: { id: true },
      });
      await recordAudit(
        tx,
        { actor, permission: 'rooms.manage' },
        { verb: 'room.edit', subjectKind: 'room', subjectId: roomId, data: { schoolId: room.schoolId } },
        now,
      );
      // The name of the room stands on the pages of its classes.
      for (const offeringId of new Set(toCome.map((lesson) => lesson.offeringId))) {
        await enqueue(tx, 'index-offering', { offeringId });
      }
      return { kind: 'done', roomId };
    });
  } catch (error) {
    if (violates(error, 'room_school_id_name_zh_key')) return nameTaken;
    throw error;
  }
}

/** V3 for the sports classes that have the room: the floor as it would be. */
async function tooSmall(
  tx: Tx,
  { kind, seats, areaM2 }: RoomInput,
  toCome: readonly LessonInRoom[],
  lng: Lng,
  now: Date,
): Promise<Refusal[]> {
  const classes = new Map(toCome.map((lesson) => [lesson.offeringId, lesson]));
  const refusals: Refusal[] = [];
  for (const [offeringId, { titleZh, titleEn }] of classes) {
    const found = await classFindings(tx, offeringId, now, { anew: false, room: { kind, seats, areaM2 } });
    const name = pick(lng, titleZh, titleEn);
    refusals.push(
      ...found
        .filter(({ path }) => path === 'room.areaM2')
        .map((finding) => findingRefusal(finding, { path: 'areaM2', name })),
    );
  }
  return refusals;
}

function stillNeeded(input: RoomInput, toCome: readonly LessonInRoom[], lng: Lng): Refusal[] {
  const tooMany = toCome.filter(({ capacity }) => input.seats !== null && capacity > input.seats);
  const outside = toCome.filter(
    ({ startMinute, endMinute }) => startMinute < input.openMinute || endMinute > input.closeMinute,
  );
  return [
    inUse('room_seats_in_use', tooMany, { lng, path: 'seats' }),
    inUse('room_hours_in_use', outside, { lng, path: 'closeMinute' }),
  ].filter((refusal) => refusal !== null);
}
