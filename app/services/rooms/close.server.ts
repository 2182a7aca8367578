import { violates } from '~/db/constraint.server';
import { dateColumn, schoolDateOf } from '~/db/school-date.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import type { SchoolDate } from '~/domain/calendar';
import { todayInShanghai } from '~/domain/calendar';
import { idOf } from '~/domain/id';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import type { Lng } from '~/i18n/config';
import { recordAudit } from '../audit/record.server';
import { inUse } from './in-use';
import { lessonsInRoom } from './lessons-in-room.server';
import { lockOwnRoom } from './scope.server';

export type ClosureInput = {
  roomId: string;
  from: SchoolDate;
  to: SchoolDate;
  reason: string;
  /** Of the reader: the refusal names a class. */
  lng: Lng;
};

/**
 * Closes a room on some days (both included). Refused while lessons take place in it then, with the first one named: the
 * school gives those another room beforehand. The database has the last word (`lesson_room_open`).
 *
 * @throws NotFound when it is not at the actor's school
 */
export async function closeRoom(
  actor: Actor,
  { roomId, from, to, reason, lng }: ClosureInput,
  now: Date,
): Promise<{ kind: 'done'; closureId: string } | Refused> {
  if (to < from) return refused({ code: 'dates_reversed', path: 'to' });
  if (to < todayInShanghai(now)) return refused({ code: 'closure_past', path: 'to' });
  try {
    return await inTransaction(async (tx) => {
      const room = await lockOwnRoom(tx, actor, roomId);
      const lessons = await lessonsInRoom(tx, roomId, from, to);
      const refusal = inUse('room_closure_lessons', lessons, { lng, path: 'from' });
      if (refusal) return refused(refusal);
      const { id } = await tx.roomClosure.create({
        data: {
          roomId,
          fromDate: dateColumn(from),
          toDate: dateColumn(to),
          reason: reason.trim(),
          createdAt: now,
        },
        select: { id: true },
      });
      await recordAudit(
        tx,
        { actor, permission: 'rooms.manage' },
        {
          verb: 'room.close',
          subjectKind: 'room',
          subjectId: roomId,
          data: { schoolId: room.schoolId, from, to },
        },
        now,
      );
      return { kind: 'done', closureId: id };
    });
  } catch (error) {
    if (violates(error, 'lesson_room_open')) return refused({ code: 'room_closure_taken', path: 'from' });
    throw error;
  }
}

/** Opens a room again before its closure ends, or takes back one to come. @throws NotFound */
export async function liftClosure(
  actor: Actor,
  { roomId, closureId }: { roomId: string; closureId: string },
  now: Date,
): Promise<{ kind: 'done' }> {
  return inTransaction(async (tx) => {
    await lockOwnRoom(tx, actor, roomId);
    const closure = await tx.roomClosure.findFirst({ where: { id: idOf(closureId, 'closure'), roomId } });
    if (!closure) throw new NotFound('closure');
    await tx.roomClosure.delete({ where: { id: closureId } });
    const data = { from: schoolDateOf(closure.fromDate), to: schoolDateOf(closure.toDate) };
    await recordAudit(
      tx,
      { actor, permission: 'rooms.manage' },
      { verb: 'room.open', subjectKind: 'room', subjectId: roomId, data },
      now,
    );
    return { kind: 'done' };
  });
}
