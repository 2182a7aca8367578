import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { NotFound } from '~/domain/refusal';
import { addRoom, type RoomInput } from '~/services/rooms/add.server';
import { closeRoom, liftClosure } from '~/services/rooms/close.server';
import { editRoom } from '~/services/rooms/edit.server';
import { roomHere, roomsHere } from '~/services/rooms/queries.server';
import { retireRoom } from '~/services/rooms/retire.server';
import { makeSchool, NOW, staffMember } from '../provider/county';
import { answerOf, makeClass, makeRoom, makeSeller, type Seller } from './here';

let schoolId: string;
let head: Actor;
let otherHead: Actor;
let seller: Seller;
beforeAll(async () => {
  ({ schoolId, head } = await makeSchool());
  otherHead = (await makeSchool()).head;
  seller = await makeSeller();
});

const room = (over: Partial<RoomInput> = {}): RoomInput => ({
  nameZh: '203 教室',
  nameEn: 'Room 203',
  kind: 'classroom',
  seats: 45,
  areaM2: 64,
  floor: 2,
  equipment: ['projector'],
  openMinute: 450,
  closeMinute: 1110,
  ...over,
});

/** A room in which a class of twenty meets on four Tuesdays from 22 September, 15:40 to 17:10. */
async function roomInUse(): Promise<string> {
  const roomId = await makeRoom(schoolId);
  await makeClass(seller, schoolId, { status: 'approved', roomId, staffed: false });
  return roomId;
}

describe('rooms', () => {
  it('are registered once under a name', async () => {
    const added = await addRoom(head, room(), NOW);
    expect(added.kind).toBe('done');
    expect(answerOf(await addRoom(head, room(), NOW))).toEqual(['room_name_taken']);
    expect(answerOf(await addRoom(otherHead, room(), NOW))).toBe('done');
    expect(answerOf(await addRoom(head, room({ nameZh: '204 教室', openMinute: 1110 }), NOW))).toEqual([
      'room_hours_reversed',
    ]);
    expect((await roomsHere(head, NOW)).filter(({ nameZh }) => nameZh === '203 教室')).toHaveLength(1);
  });

  it('keep the seats and hours that a class to come needs, which is named', async () => {
    const roomId = await roomInUse();
    const { nameZh, nameEn } = await db.room.findUniqueOrThrow({ where: { id: roomId } });
    const edit = (over: Partial<RoomInput>) =>
      editRoom(head, { roomId, lng: 'en', ...room({ nameZh, nameEn, ...over }) }, NOW);
    expect(await edit({ seats: 19 })).toMatchObject({
      refusals: [
        {
          code: 'room_seats_in_use',
          path: 'seats',
          params: { title: 'Clay for children', capacity: 20, date: '2026-09-22', count: 4 },
        },
      ],
    });
    expect(answerOf(await edit({ seats: 20 }))).toBe('done');
    expect(answerOf(await edit({ closeMinute: 1029 }))).toEqual(['room_hours_in_use']);
    expect(answerOf(await edit({ closeMinute: 1030 }))).toBe('done');
  });

  it('are closed on days without lessons only, and the first lesson is named', async () => {
    const roomId = await roomInUse();
    const close = (from: string, to: string) =>
      closeRoom(head, { roomId, from, to, reason: '维修', lng: 'en' }, NOW);
    expect(await close('2026-09-25', '2026-09-30')).toMatchObject({
      refusals: [
        {
          code: 'room_closure_lessons',
          params: { title: 'Clay for children', date: '2026-09-29', start: '15:40', count: 1 },
        },
      ],
    });
    expect(answerOf(await close('2026-09-23', '2026-09-28'))).toBe('done');
    expect(answerOf(await close('2026-09-24', '2026-09-23'))).toEqual(['dates_reversed']);
    expect(answerOf(await close('2026-09-01', '2026-09-06'))).toEqual(['closure_past']);
    const { closures, classes } = await roomHere(head, roomId, NOW);
    expect(closures).toMatchObject([{ from: '2026-09-23', to: '2026-09-28', reason: '维修' }]);
    expect(classes).toMatchObject([{ next: '2026-09-22', lessons: 4 }]);
    await liftClosure(head, { roomId, closureId: closures[0]?.id ?? '' }, NOW);
    expect((await roomHere(head, roomId, NOW)).closures).toEqual([]);
  });

  it('the first day of a closure may be the day after a lesson, the last the day before', async () => {
    const roomId = await roomInUse();
    const on = (date: string) =>
      closeRoom(head, { roomId, from: date, to: date, reason: '维修', lng: 'en' }, NOW);
    expect(answerOf(await on('2026-09-22'))).toEqual(['room_closure_lessons']);
    expect(answerOf(await on('2026-09-21'))).toBe('done');
    expect(answerOf(await on('2026-09-23'))).toBe('done');
  });

  it('are retired when nothing is to come in them', async () => {
    const busy = await roomInUse();
    expect(answerOf(await retireRoom(head, { roomId: busy, retire: true, lng: 'en' }, NOW))).toEqual([
      'room_in_use',
    ]);
    const roomId = await makeRoom(schoolId);
    expect(answerOf(await retireRoom(head, { roomId, retire: true, lng: 'en' }, NOW))).toBe('done');
    expect(answerOf(await retireRoom(head, { roomId, retire: true, lng: 'en' }, NOW))).toEqual([
      'invalid_state',
    ]);
    expect((await roomsHere(head, NOW)).at(-1)).toMatchObject({ id: roomId, retired: true });
    expect(answerOf(await retireRoom(head, { roomId, retire: false, lng: 'en' }, NOW))).toBe('done');
  });

  it('of another school are not found, whatever one tries', async () => {
    const roomId = await makeRoom(schoolId);
    const tries = [
      () => roomHere(otherHead, roomId, NOW),
      () => editRoom(otherHead, { roomId, lng: 'en', ...room() }, NOW),
      () =>
        closeRoom(otherHead, { roomId, from: '2026-10-12', to: '2026-10-12', reason: 'x', lng: 'en' }, NOW),
      () => retireRoom(otherHead, { roomId, retire: true, lng: 'en' }, NOW),
      () => roomHere(head, 'nonsense', NOW),
    ];
    for (const attempt of tries) await expect(attempt()).rejects.toThrow(NotFound);
  });

  it('a teacher of the school has no rooms to manage', async () => {
    const teacher = await staffMember('school_teacher', { schoolId });
    await expect(roomsHere(teacher, NOW)).rejects.toThrow(NotFound);
  });
});
