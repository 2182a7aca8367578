import { db } from '~/db/client.server';
import type { Prisma } from '~/db/generated/client';
import { dateColumn, schoolDateOf } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import { addDays, mondayOf, parseDate, type SchoolDate, todayInShanghai } from '~/domain/calendar';
import { idOf } from '~/domain/id';
import type { Equipment } from '~/domain/planning/equipment';
import type { RoomFacts } from '~/domain/planning/needs';
import { type DatedTime, startOf } from '~/domain/planning/times';
import { NotFound, type Refusal } from '~/domain/refusal';
import { loadCalendar } from '../planning/calendar.server';
import { storedClasses } from '../reduction/classes.server';
import { findingsOfClass, rulesNow } from '../reduction/guard.server';
import { schoolWeek } from '../school/days';
import { schoolIdFor, schoolIdsFor } from '../school/scope.server';
import { bestFirst } from './best-first';
import { beyondSeats } from './law-of-rooms';
import { lessonsToPlace, roomsWithFacts, spanOf } from './room-facts.server';

const names = { select: { id: true, nameZh: true, nameEn: true } } as const;
const courseSelect = {
  id: true,
  titleZh: true,
  titleEn: true,
  category: true,
  roomKinds: true,
  minAreaM2: true,
  equipment: true,
  provider: names,
} as const;
const slots = {
  orderBy: [{ weekday: 'asc' }, { startMinute: 'asc' }],
  select: { weekday: true, startMinute: true, endMinute: true },
} satisfies Prisma.Offering$slotsArgs;

/** What waits for a room, the one that waits longest first. */
export async function requestQueue(actor: Actor) {
  const requests = await db.offering.findMany({
    where: { schoolId: schoolIdFor(actor, 'room_requests.decide'), status: 'submitted' },
    orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      capacity: true,
      firstDate: true,
      submittedAt: true,
      slots,
      course: { select: { titleZh: true, titleEn: true, category: true, provider: names } },
    },
  });
  return requests.map(({ firstDate, submittedAt, ...request }) => ({
    ...request,
    firstDate: schoolDateOf(firstDate),
    submittedAt: submittedAt?.toISOString() ?? null,
  }));
}

export type QueuedRequest = Awaited<ReturnType<typeof requestQueue>>[number];

/** One request (or a class that may move) with every room and why it fits or not, best first. @throws NotFound */
export async function requestWithRooms(actor: Actor, offeringId: string, now: Date) {
  const offering = await db.offering.findFirst({
    where: {
      id: idOf(offeringId, 'offering'),
      schoolId: { in: schoolIdsFor(actor, 'room_requests.decide') },
      status: { not: 'draft' },
    },
    select: {
      id: true,
      status: true,
      schoolId: true,
      capacity: true,
      minimum: true,
      grades: true,
      audience: true,
      payer: true,
      perLessonFen: true,
      roomId: true,
      refusalReason: true,
      firstDate: true,
      opensAt: true,
      closesAt: true,
      submittedAt: true,
      slots,
      course: { select: courseSelect },
      staff: { orderBy: { role: 'asc' }, select: { role: true, instructor: names } },
    },
  });
  if (!offering) throw new NotFound('offering');
  const { submittedAt, opensAt, closesAt, firstDate, course, schoolId, ...rest } = offering;
  const all = await lessonsToPlace(db, offeringId);
  // A request is placed as a whole; a class that has begun moves with what is still to come.
  const lessons = rest.status === 'submitted' ? all : all.filter((lesson) => startOf(lesson) > now);
  const span = spanOf(lessons);
  const rooms = span ? await roomsWithFacts(db, { schoolId, exceptOffering: offeringId, span }) : [];
  return {
    ...rest,
    firstDate: schoolDateOf(firstDate),
    submittedAt: submittedAt?.toISOString() ?? null,
    opensAt: opensAt?.toISOString() ?? null,
    closesAt: closesAt?.toISOString() ?? null,
    course: { ...course, equipment: course.equipment as Equipment[] },
    lessons: lessons.map(({ date, startMinute, endMinute }) => ({ date, startMinute, endMinute })),
    rooms: bestFirst(rooms, {
      needs: course,
      capacity: rest.capacity,
      lessons,
      lawRefusals: await lawOf(offeringId, lessons, now),
    }),
  };
}

/** Judges the class in any room by today's rules, over facts that are read once. */
async function lawOf(offeringId: string, lessons: readonly DatedTime[], now: Date) {
  const [classes, rules, calendar] = await Promise.all([
    storedClasses(db, [offeringId]),
    rulesNow(db, now),
    loadCalendar(db),
  ]);
  const stored = classes.get(offeringId);
  return (room: RoomFacts): Refusal[] =>
    stored ? beyondSeats(findingsOfClass(stored, rules, calendar, now, { room, lessons }), room) : [];
}

export type RequestWithRooms = Awaited<ReturnType<typeof requestWithRooms>>;

/** A week of a school's rooms: days with why they are off, what is given, what is closed. */
export async function roomWeek(actor: Actor, asked: string | null, fallback: SchoolDate, now: Date) {
  const schoolId = schoolIdFor(actor, 'room_requests.decide');
  const monday = mondayOf(parseDate(asked ?? '') ?? fallback);
  const sunday = addDays(monday, 6);
  const between = { gte: dateColumn(monday), lte: dateColumn(sunday) };
  const [calendar, rooms, lessons] = await Promise.all([
    loadCalendar(db),
    db.room.findMany({
      where: { schoolId, retiredAt: null },
      orderBy: [{ floor: 'asc' }, { nameZh: 'asc' }],
      select: {
        id: true,
        nameZh: true,
        nameEn: true,
        kind: true,
        seats: true,
        areaM2: true,
        closures: { where: { fromDate: { lte: between.lte }, toDate: { gte: between.gte } } },
      },
    }),
    db.lesson.findMany({
      where: { room: { schoolId }, status: { not: 'canceled' }, date: between },
      orderBy: [{ date: 'asc' }, { startMinute: 'asc' }],
      select: {
        id: true,
        roomId: true,
        date: true,
        startMinute: true,
        endMinute: true,
        offeringId: true,
        offering: { select: { course: { select: { titleZh: true, titleEn: true, category: true } } } },
      },
    }),
  ]);
  return {
    monday,
    today: todayInShanghai(now),
    previous: addDays(monday, -7),
    next: addDays(monday, 7),
    days: schoolWeek(calendar, monday),
    rooms: rooms.map(({ closures, ...room }) => ({
      ...room,
      closures: closures.map(({ fromDate, toDate, reason }) => ({
        from: schoolDateOf(fromDate),
        to: schoolDateOf(toDate),
        reason,
      })),
    })),
    lessons: lessons.map(({ offering, date, ...lesson }) => ({
      ...lesson,
      ...offering.course,
      date: schoolDateOf(date),
    })),
  };
}

export type RoomWeek = Awaited<ReturnType<typeof roomWeek>>;
