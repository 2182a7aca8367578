import { randomUUID } from 'node:crypto';
import { db } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import { addDays, minuteOf, type SchoolDate } from '~/domain/calendar';
import type { Refused } from '~/domain/refusal';
import type { OfferingStatus, RoomKind } from '~/domain/states';
import { sealPupilNumber } from '~/services/pupils/pupil-number.server';
import { makeCourse, makeInstructor, makeProvider, TERM } from '../provider/county';

/** A provider that may sell, with an approved course and an instructor whose check holds. */
export async function makeSeller() {
  const { providerId, owner } = await makeProvider();
  const courseId = await makeCourse(providerId);
  const { instructorId } = await makeInstructor(providerId);
  return { providerId, owner, courseId, instructorId };
}

export type Seller = Awaited<ReturnType<typeof makeSeller>>;

export type ClassOver = {
  status?: OfferingStatus;
  dates?: SchoolDate[];
  start?: string;
  end?: string;
  capacity?: number;
  roomId?: string | null;
  /** Without people in the lessons nobody clashes: for several classes of one seller at one time. */
  staffed?: boolean;
};

/** Four Tuesdays from 22 September; that of the National Day holiday is none. */
export const TUESDAYS = [0, 7, 21, 28].map((days) => addDays('2026-09-22', days));

/** A class of a seller at a school with its lessons laid; asked for a room unless told. */
export async function makeClass(seller: Seller, schoolId: string, over: ClassOver = {}): Promise<string> {
  const { status = 'submitted', dates = TUESDAYS, capacity = 20, roomId = null, staffed = true } = over;
  const [startMinute, endMinute] = [minuteOf(over.start ?? '15:40'), minuteOf(over.end ?? '17:10')];
  const { instructorId } = seller;
  const { id } = await db.offering.create({
    data: {
      courseId: seller.courseId,
      schoolId,
      termId: TERM,
      status,
      grades: [3, 4],
      capacity,
      minimum: 5,
      payer: 'family',
      perLessonFen: 3500,
      opensAt: new Date('2026-09-10T01:00:00Z'),
      closesAt: new Date('2026-09-20T12:00:00Z'),
      firstDate: dateColumn(dates[0] ?? '2026-09-22'),
      weeks: dates.length,
      roomId,
      submittedAt: new Date('2026-09-05T02:00:00Z'),
      slots: { create: { weekday: 2, startMinute, endMinute } },
      staff: { create: { instructorId, role: 'lead' } },
    },
    select: { id: true },
  });
  for (const [index, date] of dates.entries()) {
    const time = { date: dateColumn(date), startMinute, endMinute };
    await db.lesson.create({
      data: {
        offeringId: id,
        number: index + 1,
        roomId,
        ...time,
        ...(staffed && { staff: { create: { instructorId, role: 'lead' as const, ...time } } }),
      },
    });
  }
  return id;
}

export async function makeRoom(
  schoolId: string,
  over: { kind?: RoomKind; seats?: number | null; nameZh?: string } = {},
): Promise<string> {
  const nameZh = over.nameZh ?? `教室 ${randomUUID().slice(0, 6)}`;
  const { id } = await db.room.create({
    data: {
      schoolId,
      nameZh,
      nameEn: nameZh.replace('教室', 'Room'),
      kind: over.kind ?? 'classroom',
      seats: over.seats === undefined ? 45 : over.seats,
      areaM2: 64,
      floor: 1,
    },
    select: { id: true },
  });
  return id;
}

let serial = 0;
/** A pupil number that is nobody's, of the right shape. */
export function freshNumber(birthDate: SchoolDate): string {
  serial += 1;
  const body = `990000${birthDate.replaceAll('-', '')}${String(serial % 1000).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return `G${body}${'10X98765432'[sum % 11]}`;
}

export type PupilOver = {
  name?: string;
  birthDate?: SchoolDate;
  grade?: number;
  className?: string;
  number?: string;
  leftOn?: SchoolDate;
};

export async function makePupil(schoolId: string, over: PupilOver = {}) {
  const birthDate = over.birthDate ?? '2017-05-12';
  const number = over.number ?? freshNumber(birthDate);
  const { id } = await db.child.create({
    data: {
      schoolId,
      name: over.name ?? '林一诺',
      birthDate: dateColumn(birthDate),
      grade: over.grade ?? 3,
      className: over.className ?? '2班',
      leftOn: over.leftOn ? dateColumn(over.leftOn) : null,
      ...sealPupilNumber(number),
    },
    select: { id: true },
  });
  return { id, number, birthDate };
}

/** A guardian who signs in by phone. */
export async function makeGuardian(childIds: readonly string[] = []) {
  const key = randomUUID();
  const guardian = await db.guardian.create({
    data: {
      user: {
        create: {
          name: '陈伟',
          email: `${key}@guardian.invalid`,
          phoneNumber: `199${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`,
        },
      },
      children: { create: childIds.map((childId) => ({ childId })) },
    },
  });
  const actor: Actor = {
    userId: guardian.userId,
    name: '陈伟',
    locale: 'zh-CN',
    guardianId: guardian.id,
    memberships: [],
  };
  return { id: guardian.id, userId: guardian.userId, actor };
}

/** The codes of a refusal, or `done`. */
export function answerOf(outcome: { kind: string } | Refused): string[] | string {
  return 'refusals' in outcome ? outcome.refusals.map(({ code }) => code) : outcome.kind;
}

/** Kinds of the messages somebody got, oldest first. */
export async function messagesTo(userId: string): Promise<string[]> {
  const messages = await db.message.findMany({ where: { userId }, orderBy: { createdAt: 'asc' } });
  return messages.map(({ kind }) => kind);
}

/** Everything the audit holds about a thing, as text: to look for what must not be in it. */
export async function auditAbout(subjectId: string) {
  return db.auditEvent.findMany({ where: { subjectId }, orderBy: { id: 'asc' } });
}
