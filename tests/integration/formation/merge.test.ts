import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import { addDays, instantOf } from '~/domain/calendar';
import { requoteChild } from '~/services/aid/requote-due.server';
import { cancelEnrollment } from '~/services/enrollment/cancel.server';
import { placePage } from '~/services/enrollment/place-page.server';
import { formDue } from '~/services/formation/form-due.server';
import { type MergeInput, mergeClass } from '~/services/formation/merge-class.server';
import { placesMoney } from '~/services/ledger/place-money.server';
import { postPlaces } from '~/services/ledger/post.server';
import { entitle, grantOf, layProgramme } from '../aid/families';
import { layGround, moneyOf, refundsOf } from '../lesson/class';
import { auditOn, messagesTo, newFamily } from '../parent/family-market';
import { placeLedger } from '../payments/money';
import { NOW } from '../search/market';
import {
  AFTER,
  classOf,
  DEADLINE,
  findings,
  heldPlace,
  otherClass,
  paidPlace,
  payFor,
  placeOf,
  planOf,
  shortClass,
  THURSDAYS,
  TUESDAYS,
  takenBy,
} from './short-class';

let ground: Awaited<ReturnType<typeof layGround>>;
beforeAll(async () => {
  ground = await layGround();
});

const merge = (offeringId: string, intoId: string, over: Partial<MergeInput> = {}) =>
  mergeClass(ground.head, { offeringId, intoId, reason: '人数不够', ...over }, AFTER);

const lastMessage = async (family: Parameters<typeof messagesTo>[0]) => (await messagesTo(family)).at(-1);

describe('a merge', () => {
  it('moves who fits with the money, and sends back what the other class costs less', async () => {
    const [from, into] = [await shortClass(ground), await otherClass(ground, { perLessonFen: 3000 })];
    const [one, two] = [await paidPlace(from), await paidPlace(from)];
    await formDue(DEADLINE);
    expect(await merge(from, into)).toEqual({ kind: 'done', moved: 2, ended: 0, refundFen: 4000 });

    expect(await classOf(from)).toMatchObject({ status: 'merged', mergedIntoId: into });
    for (const family of [one, two]) {
      expect(await placeOf(family.enrollmentId)).toMatchObject({
        offeringId: into,
        status: 'confirmed',
        dueFen: 14_000,
      });
      expect(await moneyOf(family.enrollmentId)).toMatchObject({ owedFen: 12_000, heldFen: 12_000 });
      expect(await refundsOf(family.enrollmentId)).toEqual([{ amountFen: 2000, reason: 'price_changed' }]);
      expect(await lastMessage(family)).toBe('class_merged_refund');
      expect(await auditOn(family.enrollmentId)).toContain('enrollment.move');
    }
    const money = (await placesMoney(db, [one.enrollmentId])).get(one.enrollmentId);
    expect(money?.lessons.map(({ date }) => date)).toEqual(THURSDAYS);
    expect(await auditOn(from)).toEqual(['offering.fall_short', 'offering.merge']);
    expect(await db.lesson.count({ where: { offeringId: from, status: 'planned' } })).toBe(0);
    expect(await findings()).toEqual([]);
  });

  it('lets a family that does not want the other time cancel, with all of its money', async () => {
    const [from, into] = [await shortClass(ground), await otherClass(ground)];
    const family = await paidPlace(from);
    await merge(from, into);
    expect(await lastMessage(family)).toBe('class_merged_moved');
    const { enrollmentId } = family;
    expect(await cancelEnrollment(family.actor, { enrollmentId }, AFTER)).toEqual({
      kind: 'done',
      refundFen: 14_000,
    });
    expect(await findings()).toEqual([]);
  });

  it('ends the places of those who do not fit, with everything on its way back', async () => {
    const [from, into] = [
      await shortClass(ground, { grades: [3, 4] }),
      await otherClass(ground, { grades: [3] }),
    ];
    const meeting = await shortClass(ground, {
      weekday: 4,
      dates: THURSDAYS,
      startMinute: 960,
      endMinute: 1050,
    });
    const [stays, older, busy] = [
      await paidPlace(from),
      await paidPlace(from, { grade: 4 }),
      await newFamily(),
    ];
    await db.offering.update({ where: { id: from }, data: { minimum: 9 } });
    const busyPlace = await takenBy(busy, from);
    await payFor(busyPlace, 14_000);
    await payFor(await takenBy(busy, meeting), 14_000);

    const plan = await planOf(from, into);
    expect(plan.moves.map(({ place }) => place.id)).toEqual([stays.enrollmentId]);
    expect(plan.stays.map(({ place, reason, backFen }) => [place.id, reason, backFen])).toEqual([
      [older.enrollmentId, 'grade', 14_000],
      [busyPlace, 'other_class_then', 14_000],
    ]);
    expect(await merge(from, into, { seen: plan.stamp })).toEqual({
      kind: 'done',
      moved: 1,
      ended: 2,
      refundFen: 28_000,
    });
    for (const id of [older.enrollmentId, busyPlace])
      expect(await placeOf(id)).toMatchObject({ offeringId: from, status: 'canceled', endReason: 'merged' });
    expect(await refundsOf(busyPlace)).toEqual([{ amountFen: 14_000, reason: 'school_canceled' }]);
    expect(await lastMessage(older)).toBe('class_merged_out');
    expect(await findings()).toEqual([]);
  });

  it('to a later hour of the same days too, though the old lessons meet the new ones', async () => {
    const [from, into] = [
      await shortClass(ground),
      await shortClass(ground, { startMinute: 985, endMinute: 1075 }),
    ];
    const family = await paidPlace(from);
    expect(await merge(from, into)).toMatchObject({ kind: 'done', moved: 1 });
    expect(await placeOf(family.enrollmentId)).toMatchObject({ offeringId: into });
  });

  it('gives the last places to who had theirs first', async () => {
    const [from, into] = [await shortClass(ground), await otherClass(ground, { capacity: 2, minimum: 1 })];
    await paidPlace(into);
    const first = await paidPlace(from);
    const second = await paidPlace(from, {}, new Date(NOW.getTime() + 1000));
    expect(await merge(from, into)).toMatchObject({ moved: 1, ended: 1 });
    expect(await placeOf(first.enrollmentId)).toMatchObject({ offeringId: into });
    expect(await placeOf(second.enrollmentId)).toMatchObject({ status: 'canceled' });
    expect(await findings()).toEqual([]);
  });

  it('moves a place that is still being paid, which then costs what the other class does', async () => {
    const [from, into] = [
      await shortClass(ground, { minimum: 9 }),
      await otherClass(ground, { perLessonFen: 3000, minimum: 9 }),
    ];
    const family = await heldPlace(from, {}, new Date(DEADLINE.getTime() - 60_000));
    const over = await heldPlace(from);
    expect(await merge(from, into)).toMatchObject({ moved: 1, ended: 0 });
    expect(await placeOf(family.enrollmentId)).toMatchObject({
      offeringId: into,
      status: 'held',
      dueFen: 12_000,
    });
    expect(await placeOf(over.enrollmentId)).toMatchObject({ status: 'canceled', endReason: 'hold_expired' });
    // The page that was open asked for the old price.
    await payFor(family.enrollmentId, 14_000, AFTER);
    expect(await placeOf(family.enrollmentId)).toMatchObject({ status: 'confirmed' });
    expect(await refundsOf(family.enrollmentId)).toEqual([{ amountFen: 2000, reason: 'paid_twice' }]);
    expect(await findings()).toEqual([]);
  });

  it('confirms a place whose lower price was paid already', async () => {
    const [from, into] = [
      await shortClass(ground, { minimum: 9 }),
      await otherClass(ground, { perLessonFen: 3000, minimum: 9 }),
    ];
    const family = await heldPlace(from, {}, new Date(DEADLINE.getTime() - 60_000));
    await payFor(family.enrollmentId, 12_500, DEADLINE);
    expect(await placeOf(family.enrollmentId)).toMatchObject({ status: 'held' });
    await merge(from, into);
    expect(await placeOf(family.enrollmentId)).toMatchObject({ status: 'confirmed' });
    expect(await refundsOf(family.enrollmentId)).toEqual([{ amountFen: 500, reason: 'price_changed' }]);
    expect(await findings()).toEqual([]);
  });

  it('takes a subsidy along, which falls with the price', async () => {
    const terms = { from: addDays(TUESDAYS[0] as string, -60), to: '2026-12-31', percent: 40, capFen: 6000 };
    const programmeId = await layProgramme(terms);
    const [from, into] = [await shortClass(ground), await otherClass(ground, { perLessonFen: 3000 })];
    const family = await newFamily();
    await entitle(family, { from: terms.from, to: terms.to });
    const enrollmentId = await takenBy(family, from);
    await payFor(enrollmentId, 8400);
    expect(await grantOf(enrollmentId, programmeId)).toBe(5600);
    await merge(from, into);
    expect(await moneyOf(enrollmentId)).toMatchObject({ owedFen: 7200, backFen: 1200 });
    expect(await grantOf(enrollmentId, programmeId)).toBe(4800);
    expect(await findings()).toEqual([]);
  });

  it('leaves a place that lives on in the other class: its lessons are earned, a later subsidy prices it', async () => {
    const terms = { from: addDays(TUESDAYS[0] as string, -60), to: '2026-12-31', percent: 50 };
    const [from, into] = [await shortClass(ground), await otherClass(ground, { perLessonFen: 3000 })];
    const { actor, childId, enrollmentId } = await paidPlace(from);
    await merge(from, into);
    const page = await placePage(actor, enrollmentId, AFTER);
    expect(page.offering.id).toBe(into);
    expect(page.revisions.map(({ reason, quote }) => [reason, quote.dueFen])).toEqual([['merged', 12_000]]);

    const taught = instantOf('2026-09-24', 1200);
    await db.lesson.updateMany({
      where: { offeringId: into, number: 1 },
      data: {
        status: 'taught',
        providerConfirmedAt: taught,
        schoolConfirmedAt: taught,
      },
    });
    const act = { kind: 'lesson_earned', subjectKind: 'offering', subjectId: into } as const;
    await inTransaction((tx) => postPlaces(tx, act, [enrollmentId], taught));
    expect(await placeLedger(enrollmentId)).toMatchObject({ provider_payable: -3000, supervised: -9000 });

    const programmeId = await layProgramme({
      nameZh: '后来的补助',
      position: 2,
      classes: ['disabled'],
      ...terms,
    });
    await entitle({ childId }, { class: 'disabled', from: terms.from, to: terms.to });
    await requoteChild(childId, instantOf('2026-09-25', 600));
    // The three lessons to come, half of each.
    expect(await grantOf(enrollmentId, programmeId)).toBe(4500);
    expect(await moneyOf(enrollmentId)).toMatchObject({ owedFen: 7500 });
    expect(await findings()).toEqual([]);
  });

  it('makes the other class big enough, and tells that it takes place', async () => {
    const [from, into] = [await shortClass(ground), await otherClass(ground)];
    const [one, two, three] = [await paidPlace(from), await paidPlace(into), await paidPlace(into)];
    await formDue(DEADLINE);
    await merge(from, into);
    expect(await classOf(into)).toMatchObject({ status: 'confirmed' });
    for (const family of [one, two, three]) expect(await lastMessage(family)).toBe('class_takes_place');
  });
});

describe('a line', () => {
  it('of the class that ends is closed, and a moved child waits no more in the other', async () => {
    const [from, into] = [
      await shortClass(ground, { allocation: 'school_choice' }),
      await otherClass(ground, { capacity: 2, minimum: 1 }),
    ];
    const [family, waits] = [await newFamily(), await newFamily()];
    await db.offering.update({ where: { id: from }, data: { allocation: 'first_come' } });
    await payFor(await takenBy(family, from), 14_000);
    await paidPlace(into);
    const entry = (offeringId: string, who: typeof family, over = {}) =>
      db.waitingEntry.create({
        data: {
          offeringId,
          childId: who.childId,
          guardianId: who.guardianId,
          position: 1,
          joinedAt: NOW,
          ...over,
        },
      });
    const [left, offered] = [
      await entry(from, waits),
      await entry(into, family, { status: 'offered', offeredAt: NOW, offerUntil: DEADLINE }),
    ];
    // The free place is the one that is offered to the child itself.
    expect(await merge(from, into)).toMatchObject({ moved: 1, ended: 0 });
    for (const { id } of [left, offered])
      expect(await db.waitingEntry.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: 'closed' });
    expect(await lastMessage(waits)).toBe('waiting_closed_canceled');
  });
});
