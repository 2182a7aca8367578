import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import { addDays, instantOf } from '~/domain/calendar';
import { NotFound } from '~/domain/refusal';
import { openBooks } from '~/services/ledger/open-books.server';
import { advanceOfferings } from '~/services/school/advance-offerings.server';
import { cancelOffering } from '~/services/school/cancel-offering.server';
import { offeringCounts, offeringHere, offeringsHere } from '~/services/school/offerings.server';
import { openOffering } from '~/services/school/open-offering.server';
import { placesHere, schoolToDo } from '~/services/school/overview.server';
import { makeSchool, NOW } from '../provider/county';
import {
  answerOf,
  makeClass,
  makeGuardian,
  makePupil,
  makeRoom,
  makeSeller,
  messagesTo,
  type Seller,
  TUESDAYS,
} from './here';

let schoolId: string;
let head: Actor;
let otherHead: Actor;
let seller: Seller;
beforeAll(async () => {
  ({ schoolId, head } = await makeSchool());
  otherHead = (await makeSchool()).head;
  seller = await makeSeller();
});

const approved = async (over: Parameters<typeof makeClass>[2] = {}, of = seller) =>
  makeClass(of, schoolId, { status: 'approved', roomId: await makeRoom(schoolId), ...over });

const times = { opensAt: instantOf('2026-09-10', 540), closesAt: instantOf('2026-09-20', 1200) };

async function takePlace(offeringId: string, status: 'held' | 'confirmed', paidFen: number) {
  const child = await makePupil(schoolId);
  const guardian = await makeGuardian([child.id]);
  const { id } = await db.enrollment.create({
    data: {
      offeringId,
      childId: child.id,
      guardianId: guardian.id,
      status,
      heldUntil: status === 'held' ? new Date(NOW.getTime() + 600_000) : null,
      quote: { lines: paidFen > 0 ? [{ kind: 'agency', fen: paidFen }] : [], dueFen: paidFen },
      dueFen: paidFen,
      ...(paidFen > 0 && {
        payments: {
          create: {
            amountFen: paidFen,
            status: status === 'held' ? ('open' as const) : ('paid' as const),
            payee: 'fiscal' as const,
            expiresAt: new Date(NOW.getTime() + 600_000),
            paidAt: status === 'held' ? null : NOW,
          },
        },
      }),
    },
  });
  await openBooks(db, NOW);
  return { id, guardian };
}

describe('opening a class', () => {
  it('shows it to families between the two times and tells the provider', async () => {
    const own = await makeSeller();
    const offeringId = await approved({}, own);
    expect(answerOf(await openOffering(head, { offeringId, ...times }, NOW))).toBe('done');
    expect(await db.offering.findUniqueOrThrow({ where: { id: offeringId } })).toMatchObject({
      status: 'open',
      ...times,
    });
    expect(await messagesTo(own.owner.userId)).toEqual(['offering_opened']);
    const jobs = await db.$queryRaw<{ payload: { offeringId: string } }[]>`
      SELECT j.payload FROM graphile_worker._private_jobs j
        JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'index-offering'`;
    expect(jobs.map(({ payload }) => payload.offeringId)).toContain(offeringId);
    expect(answerOf(await openOffering(head, { offeringId, ...times }, NOW))).toEqual(['invalid_state']);
  });

  const start = instantOf('2026-09-22', 940);
  it.each<[string, { opensAt?: Date; closesAt?: Date }, string[] | string]>([
    ['closing when the first lesson begins', { closesAt: start }, 'done'],
    ['closing a minute later', { closesAt: new Date(start.getTime() + 60_000) }, ['closes_after_start']],
    ['opening when it closes', { opensAt: times.closesAt }, ['opens_after_closes']],
    ['closing now', { opensAt: new Date(NOW.getTime() - 60_000), closesAt: NOW }, ['closes_in_the_past']],
    ['opening at once', { opensAt: new Date(NOW.getTime() - 60_000) }, 'done'],
  ])('%s', async (_name, over, expected) => {
    const offeringId = await approved({}, await makeSeller());
    expect(answerOf(await openOffering(head, { offeringId, ...times, ...over }, NOW))).toEqual(expected);
  });

  it('is refused for what could not be sold (invariant 4)', async () => {
    // Approved while everything was in order; what changed since is asked again.
    const open = async (
      change: (of: Seller) => Promise<unknown>,
      over: Parameters<typeof makeClass>[2] = {},
    ) => {
      const seller = await makeSeller();
      const offeringId = await approved(over, seller);
      await change(seller);
      return answerOf(await openOffering(head, { offeringId, ...times }, NOW));
    };
    const suspend = ({ providerId }: Seller) =>
      db.listing.updateMany({ where: { providerId }, data: { status: 'suspended' } });
    expect(await open(suspend)).toEqual(['provider_not_listed']);
    const giveBack = ({ courseId: id }: Seller) =>
      db.course.update({ where: { id }, data: { status: 'returned' } });
    expect(await open(giveBack)).toEqual(['course_not_approved']);
    const outdate = ({ instructorId }: Seller) =>
      db.staffCheck.updateMany({ where: { instructorId }, data: { checkedOn: dateColumn('2025-09-06') } });
    expect(await open(outdate)).toEqual(['staff_check_expired']);
    const hire = ({ instructorId: id }: Seller) =>
      db.instructor.update({ where: { id }, data: { inServiceTeacher: true } });
    expect(await open(hire)).toEqual(['rule']);
    expect(await open(async () => {}, { roomId: null })).toEqual(['room_missing']);
  });

  it('is not for another school’s head', async () => {
    const offeringId = await approved({}, await makeSeller());
    await expect(openOffering(otherHead, { offeringId, ...times }, NOW)).rejects.toThrow(NotFound);
    await expect(cancelOffering(otherHead, { offeringId, reason: 'x' }, NOW)).rejects.toThrow(NotFound);
    await expect(offeringHere(otherHead, offeringId, NOW)).rejects.toThrow(NotFound);
  });
});

describe('canceling a class', () => {
  it('ends every place, sends everything back and tells everybody', async () => {
    const own = await makeSeller();
    const roomId = await makeRoom(schoolId);
    const offeringId = await makeClass(own, schoolId, { status: 'open', roomId });
    const paid = await takePlace(offeringId, 'confirmed', 14_000);
    const held = await takePlace(offeringId, 'held', 14_000);
    const free = await takePlace(offeringId, 'confirmed', 0);
    const outcome = await cancelOffering(head, { offeringId, reason: '报名人数太少' }, NOW);
    expect(outcome).toEqual({ kind: 'done', places: 3, refundFen: 14_000 });

    const places = await db.enrollment.findMany({ where: { offeringId } });
    expect(places.map(({ status, endReason }) => [status, endReason])).toEqual(
      Array(3).fill(['canceled', 'school']),
    );
    const refunds = await db.refund.findMany({ where: { payment: { enrollment: { offeringId } } } });
    expect(refunds).toMatchObject([{ amountFen: 14_000, reason: 'school_canceled', status: 'requested' }]);
    for (const { guardian } of [paid, held, free]) {
      expect(await messagesTo(guardian.userId)).toEqual(['class_canceled']);
    }
    expect(await messagesTo(own.owner.userId)).toEqual(['offering_canceled']);
    const { lessons, ...offering } = await db.offering.findUniqueOrThrow({
      where: { id: offeringId },
      include: { lessons: true },
    });
    expect(offering).toMatchObject({ status: 'canceled', refusalReason: '报名人数太少' });
    expect(lessons.every(({ status }) => status === 'canceled')).toBe(true);
    // The room and the instructor are free for another class at that very time.
    await expect(makeClass(own, schoolId, { status: 'approved', roomId })).resolves.toBeTruthy();
    expect(answerOf(await cancelOffering(head, { offeringId, reason: 'x' }, NOW))).toEqual(['invalid_state']);
  });

  it('twice at once refunds once', async () => {
    const offeringId = await makeClass(await makeSeller(), schoolId, { status: 'open' });
    await takePlace(offeringId, 'confirmed', 14_000);
    const cancel = () => cancelOffering(head, { offeringId, reason: '人数太少' }, NOW);
    const outcomes = await Promise.all([cancel(), cancel(), cancel()]);
    expect(outcomes.map(answerOf).sort()).toEqual(['done', ['invalid_state'], ['invalid_state']]);
    expect(await db.refund.count({ where: { payment: { enrollment: { offeringId } } } })).toBe(1);
  });

  it('ends with the first lesson', async () => {
    const offeringId = await makeClass(await makeSeller(), schoolId, { status: 'open' });
    const start = instantOf('2026-09-22', 940);
    const cancel = (now: Date) => cancelOffering(head, { offeringId, reason: 'x' }, now);
    expect(answerOf(await cancel(start))).toEqual(['offering_started']);
    expect(answerOf(await cancelOffering(head, { offeringId, reason: ' ' }, NOW))).toEqual([
      'reason_missing',
    ]);
    expect(answerOf(await cancel(new Date(start.getTime() - 1)))).toBe('done');
  });
});

describe('what time does', () => {
  it('begins a class on the day of its first lesson and finishes it after the last', async () => {
    const offeringId = await makeClass(await makeSeller(), schoolId, { status: 'open' });
    const { id } = await takePlace(offeringId, 'confirmed', 0);
    const statusAt = async (now: Date) => {
      await advanceOfferings(now);
      return (await db.offering.findUniqueOrThrow({ where: { id: offeringId } })).status;
    };
    const last = TUESDAYS.at(-1) ?? '';
    expect(await statusAt(instantOf('2026-09-21', 1439))).toBe('open');
    expect(await statusAt(instantOf('2026-09-22', 0))).toBe('running');
    expect(await statusAt(instantOf(last, 1029))).toBe('running');
    expect((await db.enrollment.findUniqueOrThrow({ where: { id } })).status).toBe('confirmed');
    expect(await statusAt(instantOf(last, 1030))).toBe('finished');
    expect((await db.enrollment.findUniqueOrThrow({ where: { id } })).status).toBe('completed');
    const verbs = await db.auditEvent.findMany({ where: { subjectId: offeringId }, orderBy: { id: 'asc' } });
    expect(verbs.map(({ verb }) => verb)).toEqual([
      'offering.begin_undecided',
      'offering.begin',
      'offering.finish',
    ]);
    expect(await advanceOfferings(instantOf(last, 1031))).toBe(0);
  });

  it('canceled lessons do not count, and what was never opened stays', async () => {
    const offeringId = await makeClass(await makeSeller(), schoolId, { status: 'open' });
    await db.lesson.updateMany({ where: { offeringId, number: 1 }, data: { status: 'canceled' } });
    const unopened = await makeClass(await makeSeller(), schoolId, { status: 'approved' });
    await advanceOfferings(instantOf('2026-09-22', 1200));
    const status = async (id: string) => (await db.offering.findUniqueOrThrow({ where: { id } })).status;
    expect([await status(offeringId), await status(unopened)]).toEqual(['open', 'approved']);
    await advanceOfferings(instantOf('2026-09-29', 60));
    expect([await status(offeringId), await status(unopened)]).toEqual(['running', 'approved']);
  });

  it('a class whose lessons were all canceled one by one ends with everything going back', async () => {
    const offeringId = await makeClass(await makeSeller(), schoolId, { status: 'running' });
    const { id } = await takePlace(offeringId, 'confirmed', 14_000);
    await db.lesson.updateMany({ where: { offeringId }, data: { status: 'canceled', canceledAt: NOW } });
    const last = TUESDAYS.at(-1) ?? '';
    await advanceOfferings(instantOf(last, 1200));
    expect(await db.enrollment.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: 'confirmed' });
    await advanceOfferings(instantOf(addDays(last, 1), 1));
    expect(await db.offering.findUniqueOrThrow({ where: { id: offeringId } })).toMatchObject({
      status: 'canceled',
    });
    expect(await db.enrollment.findUniqueOrThrow({ where: { id } })).toMatchObject({
      status: 'canceled',
      endReason: 'school',
    });
    expect(await db.refund.findMany({ where: { payment: { enrollmentId: id } } })).toMatchObject([
      { amountFen: 14_000, reason: 'school_canceled' },
    ]);
  });
});

describe('lists and counts', () => {
  it('count places with holds that still run', async () => {
    const { schoolId: here, head: chief } = await makeSchool();
    const offeringId = await makeClass(await makeSeller(), here, { status: 'open', capacity: 10 });
    await takePlace(offeringId, 'confirmed', 0);
    await takePlace(offeringId, 'held', 7000);
    const during = instantOf('2026-09-10', 600);
    const withHold = await placesHere(chief, NOW);
    expect(withHold).toEqual({ offerings: 1, offered: 10, taken: 2, waiting: 1, free: 0 });
    expect(await placesHere(chief, during)).toMatchObject({ taken: 1, waiting: 0, free: 9 });
    expect(await offeringsHere(chief, { view: 'open', page: 1, perPage: 50 }, NOW)).toMatchObject([
      { id: offeringId, places: { confirmed: 1, held: 1 } },
    ]);
    expect(await offeringCounts(chief)).toMatchObject({ open: 1, approved: 0 });
  });

  it('say what waits for the head', async () => {
    const { schoolId: here, head: chief } = await makeSchool();
    const own = await makeSeller();
    await makeClass(own, here, { staffed: false });
    await makeClass(own, here, { status: 'approved', staffed: false });
    expect(await schoolToDo(chief, NOW)).toEqual({
      requests: 1,
      claims: 0,
      toOpen: 1,
      imports: 0,
      formation: 0,
    });
  });
});

describe('the service charge of a class', () => {
  it('is at most what the county has posted (F2), and stands on the class', async () => {
    const open = async (serviceFen: number, payer: 'family' | 'county' = 'family') => {
      const offeringId = await approved({}, await makeSeller());
      await db.offering.update({ where: { id: offeringId }, data: { payer } });
      const answer = answerOf(await openOffering(head, { offeringId, ...times, serviceFen }, NOW));
      const kept = await db.offering.findUniqueOrThrow({ where: { id: offeringId } });
      return [answer, kept.serviceFen];
    };
    expect(await open(100)).toEqual([['service_charge_unposted'], 0]);
    await db.countySetting.create({
      data: {
        key: 'service_charge_max_fen',
        value: 6000,
        validFrom: dateColumn('2026-09-01'),
        source: 'notice',
      },
    });
    expect(await open(6000)).toEqual(['done', 6000]);
    expect(await open(6001)).toEqual([['service_charge_too_high'], 0]);
    expect(await open(1, 'county')).toEqual([['service_charge_county'], 0]);
  });
});
