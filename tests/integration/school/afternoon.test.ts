import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import { NotFound } from '~/domain/refusal';
import { afternoonOf } from '~/services/school/afternoon.server';
import { todayHere } from '~/services/school/today.server';
import { makeChildIn, makeSchool, NOW, staffMember } from '../provider/county';
import { auditAbout, makeClass, makeRoom, makeSeller, type Seller } from './here';

let schoolId: string;
let teacher: Actor;
let seller: Seller;
let roomId: string;
beforeAll(async () => {
  ({ schoolId } = await makeSchool());
  teacher = await staffMember('school_teacher', { schoolId });
  seller = await makeSeller();
  roomId = await makeRoom(schoolId);
  const { providerId } = seller;
  const football = await makeClass(seller, schoolId, { status: 'running', roomId });
  const child = { schoolId, providerId };
  await makeChildIn(football, { ...child, name: '林一诺' });
  await makeChildIn(football, { ...child, name: '顾一帆' });
  const held = await makeChildIn(football, { ...child, name: '只是占着' });
  await db.enrollment.updateMany({
    where: { childId: held },
    data: { status: 'held', heldUntil: new Date(NOW.getTime() + 60_000) },
  });
  const guest = await makeSchool();
  await makeChildIn(football, { schoolId: guest.schoolId, providerId, name: '外校的孩子' });
  // Not open to families yet, and at another school: neither belongs on the list.
  await makeClass(seller, schoolId, { status: 'approved', staffed: false });
  await makeClass(seller, guest.schoolId, { status: 'running', staffed: false });
});

describe('the afternoon', () => {
  it('lists who is where with whom; those who only hold a place are not there', async () => {
    const list = await afternoonOf(teacher, '2026-09-22', NOW);
    expect(list).toMatchObject({ children: 3, previous: '2026-09-21', next: '2026-09-23' });
    expect(list.day).toMatchObject({ date: '2026-09-22', off: null, timetableOf: null });
    expect(list.classes).toMatchObject([
      {
        startMinute: 940,
        endMinute: 1030,
        number: 1,
        lessons: 4,
        room: { id: roomId },
        staff: [{ nameZh: '周教练', role: 'lead', checkValid: true }],
      },
    ]);
    const [lesson] = list.classes;
    expect(lesson?.children.map(({ name }) => name).sort()).toEqual(
      ['外校的孩子', '林一诺', '顾一帆'].sort(),
    );
    const otherSchool = lesson?.children.filter((child) => child.otherSchool !== null);
    expect(otherSchool?.map(({ name }) => name)).toEqual(['外校的孩子']);
  });

  it('is written down when somebody reads names, without the names', async () => {
    const before = (await auditAbout(schoolId)).length;
    await afternoonOf(teacher, '2026-09-29', NOW);
    await afternoonOf(teacher, '2026-09-30', NOW);
    const events = (await auditAbout(schoolId)).slice(before);
    expect(events).toMatchObject([
      {
        verb: 'afternoon.read',
        actorUserId: teacher.userId,
        actorRole: 'school_teacher',
        data: { date: '2026-09-29', classes: 1, children: 3 },
      },
    ]);
    expect(JSON.stringify(events[0]?.data)).not.toContain('林');
  });

  it('says when a check is out of date on that day, and not what it found', async () => {
    const own = await makeSeller();
    const offeringId = await makeClass(own, schoolId, { status: 'running', start: '17:10', end: '18:00' });
    await db.staffCheck.updateMany({ where: { instructorId: own.instructorId }, data: { result: 'hit' } });
    const { classes } = await afternoonOf(teacher, '2026-09-22', NOW);
    const lesson = classes.find((each) => each.offeringId === offeringId);
    expect(lesson?.staff).toMatchObject([{ checkValid: false }]);
    expect(JSON.stringify(lesson)).not.toContain('hit');
  });

  it.each([
    ['a Sunday', '2026-09-27', { kind: 'weekend' }, null, null],
    ['a holiday', '2026-10-01', { kind: 'holiday' }, null, { zh: '国庆节', en: 'National Day' }],
    ['vacation', '2026-08-20', { kind: 'outside_term' }, null, null],
    ['a working Saturday', '2026-10-10', null, 3, null],
  ])('%s says why, or whose timetable it follows', async (_name, date, off, timetableOf, name) => {
    const { day } = await afternoonOf(teacher, date, NOW);
    expect(day).toEqual({ date, off, timetableOf, name });
  });

  it('goes from school day to school day across the holiday', async () => {
    const { previous, next } = await afternoonOf(teacher, '2026-10-03', NOW);
    expect([previous, next]).toEqual(['2026-09-30', '2026-10-08']);
  });

  it('shows today for an address that makes no sense, and a canceled lesson with its reason', async () => {
    expect((await afternoonOf(teacher, 'yesterday', NOW)).day.date).toBe('2026-09-07');
    const own = await makeSeller();
    const offeringId = await makeClass(own, schoolId, { status: 'running', dates: ['2026-09-07'] });
    await db.lesson.updateMany({
      where: { offeringId, date: dateColumn('2026-09-07') },
      data: { status: 'canceled', canceledWhy: '台风' },
    });
    const { classes } = await afternoonOf(teacher, null, NOW);
    expect(classes).toMatchObject([{ status: 'canceled', canceledWhy: '台风' }]);
    expect((await todayHere(teacher, NOW)).classes).toEqual([]);
  });

  it('is for the school’s own people', async () => {
    const stranger = await staffMember('provider_owner', { providerId: seller.providerId });
    await expect(afternoonOf(stranger, '2026-09-22', NOW)).rejects.toThrow(NotFound);
    const elsewhere = await staffMember('school_teacher', { schoolId: (await makeSchool()).schoolId });
    expect((await afternoonOf(elsewhere, '2026-09-22', NOW)).classes).toEqual([]);
  });
});
