import type { Db } from '~/db/client.server';
import { dateColumn, schoolDateOf } from '~/db/school-date.server';
import type { SchoolDate } from '~/domain/calendar';
import type { Equipment } from '~/domain/planning/equipment';
import type { RoomQuestion } from '~/domain/planning/needs';
import type { DatedTime } from '~/domain/planning/times';
import type { RoomKind } from '~/domain/states';

/** A room with what `roomRefusals` asks of it. */
export type RoomWithFacts = Pick<RoomQuestion, 'room' | 'closures' | 'occupied'> & {
  id: string;
  nameZh: string;
  nameEn: string;
  floor: number;
};

type Span = { from: SchoolDate; to: SchoolDate };

/** Lessons that are not canceled and still lie ahead: what a room has to hold. */
export async function lessonsToPlace(
  db: Pick<Db, 'lesson'>,
  offeringId: string,
): Promise<(DatedTime & { id: string })[]> {
  const lessons = await db.lesson.findMany({
    where: { offeringId, status: 'planned' },
    orderBy: [{ date: 'asc' }, { startMinute: 'asc' }],
    select: { id: true, date: true, startMinute: true, endMinute: true },
  });
  return lessons.map((lesson) => ({ ...lesson, date: schoolDateOf(lesson.date) }));
}

/** The first and last day of some lessons in order; null when there are none. */
export function spanOf(lessons: readonly DatedTime[]): Span | null {
  const [first, last] = [lessons[0], lessons.at(-1)];
  return first && last ? { from: first.date, to: last.date } : null;
}

/**
 * Rooms of a school (all that are in use, or the one asked for) with their closures and with what other offerings hold
 * in them on these days.
 */
export async function roomsWithFacts(
  db: Pick<Db, 'room'>,
  {
    schoolId,
    roomId,
    exceptOffering,
    span,
  }: { schoolId: string; roomId?: string; exceptOffering: string; span: Span },
): Promise<RoomWithFacts[]> {
  const [from, to] = [dateColumn(span.from), dateColumn(span.to)];
  const rooms = await db.room.findMany({
    where: { schoolId, ...(roomId ? { id: roomId } : { retiredAt: null }) },
    orderBy: [{ floor: 'asc' }, { nameZh: 'asc' }],
    include: {
      closures: { where: { fromDate: { lte: to }, toDate: { gte: from } }, orderBy: { fromDate: 'asc' } },
      lessons: {
        where: {
          status: { not: 'canceled' },
          offeringId: { not: exceptOffering },
          date: { gte: from, lte: to },
        },
        orderBy: [{ date: 'asc' }, { startMinute: 'asc' }],
        select: { date: true, startMinute: true, endMinute: true },
      },
    },
  });
  return rooms.map(({ closures, lessons, id, nameZh, nameEn, floor, retiredAt, ...room }) => ({
    id,
    nameZh,
    nameEn,
    floor,
    room: {
      kind: room.kind as RoomKind,
      seats: room.seats,
      areaM2: room.areaM2,
      equipment: room.equipment as Equipment[],
      openMinute: room.openMinute,
      closeMinute: room.closeMinute,
      retired: retiredAt !== null,
    },
    closures: closures.map(({ fromDate, toDate, reason }) => ({
      from: schoolDateOf(fromDate),
      to: schoolDateOf(toDate),
      reason,
    })),
    occupied: lessons.map((lesson) => ({ ...lesson, date: schoolDateOf(lesson.date) })),
  }));
}
