import type { Tx } from '~/db/client.server';
import { inTransaction, lockRow } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { idOf } from '~/domain/id';
import { roomRefusals } from '~/domain/planning/needs';
import { startOf } from '~/domain/planning/times';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import type { OfferingStatus } from '~/domain/states';
import { enqueue } from '~/jobs/enqueue.server';
import { recheckProviderSoon } from '~/services/expiry/sweep-soon.server';
import { recordAudit } from '../audit/record.server';
import { notify, ownersOfProvider } from '../messages/notify.server';
import { classFindings } from '../reduction/guard.server';
import { beyondSeats } from './law-of-rooms';
import { lessonsToPlace, roomsWithFacts, spanOf } from './room-facts.server';
import { roomViolation } from './room-violation.server';
import { type LockedRequest, lockRequest } from './scope.server';

/** Classes that can move to another room later, with all lessons still to come. */
const MOVABLE: readonly OfferingStatus[] = ['approved', 'open', 'confirmed', 'running'];

export type RoomGiven = { kind: 'done'; offeringId: string; status: OfferingStatus; moved: boolean };

/**
 * Gives a class a room for all its lessons, or another one for those still to come. What does not fit is refused in
 * words before the write; should somebody have been faster all the same, the constraints of the database refuse it.
 *
 * @throws NotFound when class or room are not at the actor's school
 */
export async function giveRoom(
  actor: Actor,
  { offeringId, roomId }: { offeringId: string; roomId: string },
  now: Date,
): Promise<RoomGiven | Refused> {
  try {
    return await inTransaction(async (tx) => {
      const request = await lockRequest(tx, actor, offeringId);
      // Two requests that want this room wait here for one another; so does whoever closes it.
      await lockRow(tx, 'room', idOf(roomId, 'room'));
      const first = request.status === 'submitted';
      if (!first && !MOVABLE.includes(request.status)) return refused({ code: 'invalid_state' });
      if (request.roomId === roomId) return refused({ code: 'room_same', path: 'roomId' });

      const all = await lessonsToPlace(tx, offeringId);
      const [begin] = all;
      if (first && begin && startOf(begin) <= now) {
        return refused({ code: 'request_too_late', params: { date: begin.date } });
      }
      const lessons = all.filter((lesson) => startOf(lesson) > now);
      const refusal = await unfit(tx, request, roomId, lessons, now);
      if (refusal) return refusal;

      await tx.lesson.updateMany({ where: { id: { in: lessons.map(({ id }) => id) } }, data: { roomId } });
      const status = first ? 'approved' : request.status;
      await tx.offering.update({ where: { id: offeringId }, data: { roomId, status }, select: { id: true } });
      await recordAudit(
        tx,
        { actor, permission: 'room_requests.decide' },
        {
          verb: first ? 'offering.give_room' : 'offering.move_room',
          subjectKind: 'offering',
          subjectId: offeringId,
          data: { roomId, lessons: lessons.length, ...(!first && { before: request.roomId }) },
        },
        now,
      );
      await tell(tx, request, now);
      await enqueue(tx, 'index-offering', { offeringId });
      await recheckProviderSoon(tx, request.course.providerId);
      return { kind: 'done', offeringId, status, moved: !first };
    });
  } catch (error) {
    const refusal = roomViolation(error);
    if (refusal) return refusal;
    throw error;
  }
}

type Lessons = Awaited<ReturnType<typeof lessonsToPlace>>;

async function unfit(
  tx: Tx,
  request: LockedRequest,
  roomId: string,
  lessons: Lessons,
  now: Date,
): Promise<Refused | null> {
  const span = spanOf(lessons);
  if (!span) return refused({ code: 'no_lessons' });
  const { schoolId, id: exceptOffering, capacity, course: needs } = request;
  const [found] = await roomsWithFacts(tx, { schoolId, roomId, exceptOffering, span });
  if (!found) throw new NotFound('room');
  const { room, closures, occupied } = found;
  const refusals = roomRefusals({ room, needs, capacity, lessons, closures, occupied });
  // What the rules say of the class in this room; the seats are said once.
  const broken = await classFindings(tx, exceptOffering, now, { anew: true, room, lessons });
  const all = [...refusals, ...beyondSeats(broken, room)];
  return all.length > 0 ? refused(...all) : null;
}

/** The provider hears of the room; of another room also the families that have a place. */
async function tell(tx: Tx, { id: offeringId, status, course }: LockedRequest, now: Date): Promise<void> {
  const owners = await ownersOfProvider(tx, course.providerId);
  if (status === 'submitted') {
    await notify(tx, { userIds: owners }, 'offering_approved', { offeringId }, now);
    return;
  }
  const families = await tx.guardian.findMany({
    where: { enrollments: { some: { offeringId, status: { in: ['held', 'confirmed'] } } } },
    select: { userId: true },
  });
  await notify(tx, { userIds: owners }, 'offering_room_changed', { offeringId }, now);
  const userIds = families.map(({ userId }) => userId);
  await notify(tx, { userIds }, 'class_room_changed', { offeringId }, now);
}
