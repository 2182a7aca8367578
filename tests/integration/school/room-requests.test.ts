import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import { NotFound } from '~/domain/refusal';
import { giveRoom } from '~/services/room-requests/give-room.server';
import { requestQueue, requestWithRooms, roomWeek } from '~/services/room-requests/queries.server';
import { refuseRequest } from '~/services/room-requests/refuse.server';
import { roomViolation } from '~/services/room-requests/room-violation.server';
import { closeRoom } from '~/services/rooms/close.server';
import { makeChildIn, makeSchool, NOW } from '../provider/county';
import { answerOf, auditAbout, makeClass, makeRoom, makeSeller, messagesTo, type Seller } from './here';

let schoolId: string;
let head: Actor;
let seller: Seller;
let otherHead: Actor;
beforeAll(async () => {
  ({ schoolId, head } = await makeSchool());
  otherHead = (await makeSchool()).head;
  seller = await makeSeller();
});

const ask = (over: Parameters<typeof makeClass>[2] = {}) =>
  makeClass(seller, schoolId, { staffed: false, ...over });

describe('giving a room', () => {
  it('places every lesson, approves the class and tells the provider', async () => {
    const roomId = await makeRoom(schoolId);
    const offeringId = await ask();
    const outcome = await giveRoom(head, { offeringId, roomId }, NOW);
    expect(outcome).toEqual({ kind: 'done', offeringId, status: 'approved', moved: false });
    const offering = await db.offering.findUniqueOrThrow({
      where: { id: offeringId },
      include: { lessons: true },
    });
    expect(offering).toMatchObject({ status: 'approved', roomId });
    expect(offering.lessons.map((lesson) => lesson.roomId)).toEqual(Array(4).fill(roomId));
    expect(await messagesTo(seller.owner.userId)).toContain('offering_approved');
    expect(await auditAbout(offeringId)).toMatchObject([
      { verb: 'offering.give_room', actorUserId: head.userId, data: { roomId, lessons: 4 } },
    ]);
  });

  it('one room, two requests at once: one gets it, the other is told why not', async () => {
    const colleague = { ...head };
    for (let round = 0; round < 5; round += 1) {
      const roomId = await makeRoom(schoolId);
      const [a, b] = [await ask(), await ask({ start: '16:30', end: '18:00' })];
      const outcomes = await Promise.all([
        giveRoom(head, { offeringId: a, roomId }, NOW),
        giveRoom(colleague, { offeringId: b, roomId }, NOW),
      ]);
      expect(outcomes.map(answerOf).sort()).toEqual(['done', ['room_taken']]);
      const lost = outcomes.find((outcome) => outcome.kind === 'refused');
      expect(lost).toMatchObject({
        refusals: [{ params: { context: 'on', date: '2026-09-22', count: 4 } }],
      });
      expect(await db.lesson.count({ where: { roomId } })).toBe(4);
      expect(await db.offering.count({ where: { id: { in: [a, b] }, status: 'submitted' } })).toBe(1);
    }
  });

  it('back to back in one room is no clash', async () => {
    const roomId = await makeRoom(schoolId);
    await giveRoom(head, { offeringId: await ask({ start: '15:40', end: '16:40' }), roomId }, NOW);
    const next = await ask({ start: '16:40', end: '17:40' });
    expect(answerOf(await giveRoom(head, { offeringId: next, roomId }, NOW))).toBe('done');
  });

  it('the database has the last word, and it is put in words', async () => {
    const roomId = await makeRoom(schoolId, { seats: 20 });
    await giveRoom(head, { offeringId: await ask(), roomId }, NOW);
    await db.roomClosure.create({
      data: {
        roomId,
        fromDate: dateColumn('2026-11-02'),
        toDate: dateColumn('2026-11-06'),
        reason: '维修',
      },
    });
    // Past every question of ours: straight into the tables, as a mistake of ours would.
    const force = async (over: Parameters<typeof makeClass>[2]) => {
      const offeringId = await ask(over);
      return db.lesson.updateMany({ where: { offeringId }, data: { roomId } }).then(
        () => null,
        (error: unknown) => roomViolation(error),
      );
    };
    expect(answerOf((await force({})) ?? { kind: 'nothing' })).toEqual(['room_taken']);
    expect(
      answerOf((await force({ start: '17:10', end: '18:00', capacity: 21 })) ?? { kind: 'nothing' }),
    ).toEqual(['room_too_small']);
    expect(answerOf((await force({ dates: ['2026-11-03'] })) ?? { kind: 'nothing' })).toEqual([
      'room_closed',
    ]);
    expect(roomViolation(new Error('something else'))).toBeNull();
  });

  it.each([
    ['too few seats', { seats: 19 }, {}, ['room_too_small']],
    ['as many seats as places', { seats: 20 }, {}, 'done'],
    ['nobody sits there', { seats: null, kind: 'gym' as const }, {}, 'done'],
    ['after closing time', {}, { start: '17:31', end: '18:31' }, ['room_hours']],
    ['until closing time', {}, { start: '17:00', end: '18:30' }, 'done'],
  ])('%s', async (_name, room, lesson, expected) => {
    const roomId = await makeRoom(schoolId, room);
    expect(answerOf(await giveRoom(head, { offeringId: await ask(lesson), roomId }, NOW))).toEqual(expected);
  });

  it('what was asked for too late cannot be placed', async () => {
    const offeringId = await ask({ dates: ['2026-09-04', '2026-09-14'] });
    const roomId = await makeRoom(schoolId);
    expect(answerOf(await giveRoom(head, { offeringId, roomId }, NOW))).toEqual(['request_too_late']);
  });

  it('another school’s request, another school’s room and nonsense are not found', async () => {
    const [offeringId, roomId] = [await ask(), await makeRoom(schoolId)];
    const elsewhere = await makeRoom((await makeSchool()).schoolId);
    await expect(giveRoom(otherHead, { offeringId, roomId }, NOW)).rejects.toThrow(NotFound);
    await expect(giveRoom(head, { offeringId, roomId: elsewhere }, NOW)).rejects.toThrow(NotFound);
    await expect(giveRoom(head, { offeringId: 'nonsense', roomId }, NOW)).rejects.toThrow(NotFound);
    await expect(refuseRequest(otherHead, { offeringId, reason: 'no' }, NOW)).rejects.toThrow(NotFound);
    await expect(requestWithRooms(otherHead, offeringId, NOW)).rejects.toThrow(NotFound);
    expect((await requestQueue(otherHead)).map(({ id }) => id)).not.toContain(offeringId);
    expect(await db.lesson.count({ where: { offeringId, roomId: { not: null } } })).toBe(0);
  });
});

describe('another room later', () => {
  it('moves what is still to come and tells provider and families', async () => {
    const [before, after] = [await makeRoom(schoolId), await makeRoom(schoolId)];
    const dates = ['2026-09-01', '2026-09-08', '2026-09-15'];
    const offeringId = await ask({ status: 'running', roomId: before, dates });
    const { providerId } = seller;
    await makeChildIn(offeringId, { schoolId, providerId, name: '沈小满' });
    const outcome = await giveRoom(head, { offeringId, roomId: after }, NOW);
    expect(outcome).toMatchObject({ kind: 'done', status: 'running', moved: true });
    const lessons = await db.lesson.findMany({ where: { offeringId }, orderBy: { number: 'asc' } });
    expect(lessons.map(({ roomId }) => roomId)).toEqual([before, after, after]);
    const { guardian } = await db.enrollment.findFirstOrThrow({
      where: { offeringId },
      select: { guardian: { select: { userId: true } } },
    });
    expect(await messagesTo(guardian.userId)).toEqual(['class_room_changed']);
    expect(await messagesTo(seller.owner.userId)).toContain('offering_room_changed');
  });

  it('is refused when it is the same room, or the class is over', async () => {
    const roomId = await makeRoom(schoolId);
    const here = await ask({ status: 'approved', roomId });
    expect(answerOf(await giveRoom(head, { offeringId: here, roomId }, NOW))).toEqual(['room_same']);
    const over = await ask({ status: 'finished' });
    expect(answerOf(await giveRoom(head, { offeringId: over, roomId }, NOW))).toEqual(['invalid_state']);
  });
});

describe('refusing a request', () => {
  it('takes its lessons away, frees the instructor and keeps the reason', async () => {
    const offeringId = await makeClass(seller, schoolId);
    expect(answerOf(await refuseRequest(head, { offeringId, reason: '  ' }, NOW))).toEqual([
      'reason_missing',
    ]);
    const reason = '周二下午教室都用于合唱排练。';
    expect(answerOf(await refuseRequest(head, { offeringId, reason }, NOW))).toBe('done');
    expect(await db.offering.findUniqueOrThrow({ where: { id: offeringId } })).toMatchObject({
      status: 'refused',
      refusalReason: reason,
    });
    // The same person at the same time: the constraint would refuse it, were the first plan's lessons still there.
    await expect(makeClass(seller, schoolId)).resolves.toBeTruthy();
    expect(
      JSON.stringify(await auditAbout(offeringId), (_, v) => (typeof v === 'bigint' ? `${v}` : v)),
    ).not.toContain('合唱');
    expect(answerOf(await refuseRequest(head, { offeringId, reason }, NOW))).toEqual(['invalid_state']);
  });
});

describe('the board', () => {
  it('says of every room why it fits or not, the best first', async () => {
    const { schoolId: here, head: chief } = await makeSchool();
    await makeRoom(here, { nameZh: '大教室', seats: 50 });
    const snug = await makeRoom(here, { nameZh: '小教室', seats: 20 });
    await makeRoom(here, { nameZh: '储藏室', seats: 12 });
    const taken = await makeRoom(here, { nameZh: '占用的教室', seats: 24 });
    await makeClass(seller, here, { status: 'approved', roomId: taken, staffed: false });
    const offeringId = await makeClass(seller, here, { staffed: false });
    const { rooms } = await requestWithRooms(chief, offeringId, NOW);
    expect(rooms[0]).toMatchObject({ id: snug, refusals: [] });
    expect(rooms.map(({ nameZh, refusals }) => [nameZh, refusals.map(({ code }) => code)])).toEqual([
      ['小教室', []],
      ['大教室', []],
      ['操场', []],
      ['占用的教室', ['room_taken']],
      ['储藏室', ['room_too_small']],
    ]);
    const week = await roomWeek(chief, '2026-09-24', '2026-09-07', NOW);
    expect(week).toMatchObject({ monday: '2026-09-21', previous: '2026-09-14', next: '2026-09-28' });
    expect(week.lessons).toMatchObject([{ roomId: taken, date: '2026-09-22' }]);
  });

  it('leaves a room alone that is being closed at the same moment, or the closure is refused', async () => {
    const roomId = await makeRoom(schoolId);
    const offeringId = await ask();
    const outcomes = await Promise.all([
      giveRoom(head, { offeringId, roomId }, NOW),
      closeRoom(head, { roomId, from: '2026-09-22', to: '2026-09-22', reason: '维修', lng: 'zh-CN' }, NOW),
    ]);
    expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(1);
    const answer = outcomes.map(answerOf).find((each) => each !== 'done');
    expect([['room_closed'], ['room_closure_lessons']]).toContainEqual(answer);
  });
});
