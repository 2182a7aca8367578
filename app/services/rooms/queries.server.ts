import { db } from '~/db/client.server';
import { dateColumn, schoolDateOf } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import { addDays, todayInShanghai } from '~/domain/calendar';
import { idOf } from '~/domain/id';
import { NotFound } from '~/domain/refusal';
import { schoolIdFor, schoolIdsFor } from '../school/scope.server';
import { lessonsInRoom } from './lessons-in-room.server';

/** Rooms of the actor's school, those in use first, with what is closed now or next and how much is given. */
export async function roomsHere(actor: Actor, now: Date) {
  const today = todayInShanghai(now);
  const week = addDays(today, 6);
  const rooms = await db.room.findMany({
    where: { schoolId: schoolIdFor(actor, 'rooms.manage') },
    orderBy: [{ floor: 'asc' }, { nameZh: 'asc' }],
    include: {
      closures: { where: { toDate: { gte: dateColumn(today) } }, orderBy: { fromDate: 'asc' }, take: 1 },
      _count: {
        select: {
          lessons: {
            where: { status: { not: 'canceled' }, date: { gte: dateColumn(today), lte: dateColumn(week) } },
          },
        },
      },
    },
  });
  const facts = rooms.map(({ closures: [closure], _count, retiredAt, ...room }) => ({
    ...room,
    retired: retiredAt !== null,
    lessonsThisWeek: _count.lessons,
    closure: closure
      ? {
          from: schoolDateOf(closure.fromDate),
          to: schoolDateOf(closure.toDate),
          reason: closure.reason,
          now: schoolDateOf(closure.fromDate) <= today,
        }
      : null,
  }));
  return [...facts.filter((room) => !room.retired), ...facts.filter((room) => room.retired)];
}

export type RoomHere = Awaited<ReturnType<typeof roomsHere>>[number];

/** One room with its closures that are not over and the classes that meet in it from today. @throws NotFound */
export async function roomHere(actor: Actor, roomId: string, now: Date) {
  const today = todayInShanghai(now);
  const room = await db.room.findFirst({
    where: { id: idOf(roomId, 'room'), schoolId: { in: schoolIdsFor(actor, 'rooms.manage') } },
    include: {
      closures: { where: { toDate: { gte: dateColumn(today) } }, orderBy: { fromDate: 'asc' } },
    },
  });
  if (!room) throw new NotFound('room');
  const lessons = await lessonsInRoom(db, roomId, today);
  const classes = new Map<
    string,
    { id: string; titleZh: string; titleEn: string; next: string; lessons: number }
  >();
  for (const { offeringId: id, titleZh, titleEn, date } of lessons) {
    const known = classes.get(id);
    if (known) known.lessons += 1;
    else classes.set(id, { id, titleZh, titleEn, next: date, lessons: 1 });
  }
  const { closures, retiredAt, ...rest } = room;
  return {
    ...rest,
    retired: retiredAt !== null,
    closures: closures.map(({ id, fromDate, toDate, reason }) => ({
      id,
      from: schoolDateOf(fromDate),
      to: schoolDateOf(toDate),
      reason,
    })),
    classes: [...classes.values()],
  };
}
