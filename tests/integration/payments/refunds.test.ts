import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { addDays, instantOf, todayInShanghai, weekdayOf } from '~/domain/calendar';
import { RuleBroken } from '~/domain/rule-broken';
import { configurePayments } from '~/ports/payments/index.server';
import { cancelEnrollment } from '~/services/enrollment/cancel.server';
import { postPlaces } from '~/services/ledger/post.server';
import { decideRefund } from '~/services/payments/decide-refund.server';
import { refundRows } from '~/services/payments/refund-desk.server';
import { refundForOfficer, transfersByHand } from '~/services/payments/refund-page.server';
import { refundTotals } from '~/services/payments/refund-totals.server';
import { remindOpen } from '~/services/payments/remind-open.server';
import { sendBack } from '~/services/payments/send-back.server';
import { sendRefunds } from '~/services/payments/send-refunds.server';
import { forgetJobs } from '../../support/jobs';
import {
  auditOn,
  messagesTo,
  newFamily,
  openMarket,
  openOffering,
  placeOf,
  taken,
} from '../parent/family-market';
import { callWebhook, type PayDesk, startPayDesk } from '../parent/pay-desk';
import type { Market } from '../search/market';
import { balance, entriesOf, expectBalanced, placeLedger, runMoneyJobs } from './money';

let market: Market;
let desk: PayDesk;
let officer: Actor;
const TODAY = todayInShanghai(new Date());
const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);

beforeAll(async () => {
  market = await openMarket();
  desk = await startPayDesk();
  const user = await db.user.create({ data: { name: '示例科员', email: `${randomUUID()}@example.com` } });
  await db.membership.create({ data: { userId: user.id, role: 'bureau_officer' } });
  const memberships = ['bureau_officer' as const, 'bureau_admin' as const].map((role) => ({
    role,
    providerId: null,
    schoolId: null,
  }));
  officer = { userId: user.id, name: user.name, locale: 'zh-CN', guardianId: null, memberships };
});
afterAll(() => desk.close());
beforeEach(async () => {
  configurePayments(desk.config);
  await forgetJobs();
});

async function paid(choice: 'pay' | 'refund_fails' = 'pay') {
  const family = await newFamily();
  const id = await taken(family, await openOffering(market));
  await desk.payer.choose(await desk.open(family, id), choice);
  await desk.quiet();
  return { family, id };
}

const refundsOf = (enrollmentId: string) =>
  db.refund.findMany({ where: { payment: { enrollmentId } }, orderBy: { attempt: 'asc' } });

/** Lets what is due happen at our side and at the till, until nothing is. */
async function settle(now = new Date()) {
  await runMoneyJobs(now);
  desk.clock.advance(10);
  await desk.sandbox.tick();
  await desk.quiet();
}

describe('a refund that fails', () => {
  it('is tried again by itself after one, then two days, then given to the bureau, then sent by hand', async () => {
    const { family, id } = await paid('refund_fails');
    await cancelEnrollment(family.actor, { enrollmentId: id }, new Date());
    await settle();
    expect(await refundsOf(id)).toMatchObject([{ status: 'failed', attempt: 1 }]);
    expect((await messagesTo(family)).at(-1)).toBe('refund_tried_again');

    await sendRefunds(inDays(0.5));
    expect(await refundsOf(id)).toHaveLength(1);
    await sendRefunds(inDays(1.1));
    await sendRefunds(inDays(1.1));
    await settle();
    expect(await refundsOf(id)).toMatchObject([{ status: 'failed' }, { status: 'failed', attempt: 2 }]);
    await sendRefunds(inDays(1.5));
    expect(await refundsOf(id)).toHaveLength(2);
    await sendRefunds(inDays(4));
    await settle();
    const [, , third] = await refundsOf(id);
    expect(third).toMatchObject({ status: 'failed', attempt: 3 });
    expect((await messagesTo(family)).at(-1)).toBe('refund_failed');
    expect(await db.message.count({ where: { userId: officer.userId, kind: 'refund_by_hand' } })).toBe(1);
    await sendRefunds(inDays(60));
    expect(await refundsOf(id)).toHaveLength(3);
    expect(await placeLedger(id)).toMatchObject({ refund_payable: -14_000 });

    const failed = await refundRows('failed', { page: 1, perPage: 10 });
    expect(failed.rows).toMatchObject([{ id: third?.id, next: 'decide' }]);
    expect(await refundForOfficer(officer, third?.id ?? '', new Date())).toMatchObject({ next: 'decide' });
    expect(await auditOn(third?.id ?? '')).toContain('refund.read');
    const wishes = [0, 1].map(() => decideRefund(officer, third?.id ?? '', { act: 'by_hand' }, new Date()));
    expect((await Promise.all(wishes)).map(({ kind }) => kind).sort()).toEqual(['done', 'refused']);
    const hand = (await refundsOf(id)).at(-1);
    expect(hand).toMatchObject({
      route: 'bank_transfer',
      status: 'requested',
      attempt: 4,
      amountFen: 14_000,
    });
    expect(await transfersByHand(officer, new Date())).toMatchObject([{ id: hand?.id, amountFen: 14_000 }]);
    await decideRefund(officer, hand?.id ?? '', { act: 'sent', note: 'T-9' }, new Date());
    await decideRefund(officer, hand?.id ?? '', { act: 'arrived' }, new Date());
    expect(await placeLedger(id)).not.toHaveProperty('refund_payable');
    expect((await refundTotals(new Date())).counts).toMatchObject({ failed: 0, by_hand: 0 });
    await expectBalanced();
  }, 120_000);

  it('and was sent by hand at last does not keep back what is owed later', async () => {
    const { id } = await paid('refund_fails');
    const lessons = await db.lesson.findMany({
      where: { offeringId: (await placeOf(id)).offeringId },
      orderBy: { number: 'asc' },
    });
    const callOff = (index: number) =>
      db.$transaction(async (tx) => {
        const lessonId = lessons[index]?.id ?? '';
        const data = { status: 'canceled', canceledBy: 'school', canceledAt: new Date() } as const;
        await tx.lesson.update({ where: { id: lessonId }, data });
        const act = { kind: 'lesson_canceled', subjectKind: 'lesson', subjectId: lessonId } as const;
        const place = (await postPlaces(tx, act, [id], new Date())).get(id);
        if (!place) throw new Error('no place');
        await sendBack(tx, place, { reason: 'lesson_canceled' }, new Date());
      });
    await callOff(0);
    for (const days of [1.1, 4]) {
      await settle();
      await sendRefunds(inDays(days));
    }
    await settle();
    const third = (await refundsOf(id)).at(-1);
    expect(third).toMatchObject({ status: 'failed', attempt: 3 });
    await decideRefund(officer, third?.id ?? '', { act: 'by_hand' }, new Date());
    const hand = (await refundsOf(id)).at(-1);
    await decideRefund(officer, hand?.id ?? '', { act: 'sent', note: 'T-10' }, new Date());

    await callOff(1);
    const later = (await refundsOf(id)).filter(({ status }) => status === 'requested');
    expect(later).toMatchObject([{ amountFen: 3500, route: 'bank_transfer', attempt: 4 }]);
    // Should that come back too, the bureau has it before it.
    await decideRefund(officer, later[0]?.id ?? '', { act: 'sent', note: 'T-11' }, new Date());
    await decideRefund(officer, later[0]?.id ?? '', { act: 'came_back', note: '账号有误' }, new Date());
    const { rows } = await refundRows('failed', { page: 1, perPage: 50 });
    expect(rows.map((row) => row.id)).toContain(later[0]?.id);
    await expectBalanced();
  }, 120_000);

  it('can be sent again by an officer at once', async () => {
    const { family, id } = await paid('refund_fails');
    await cancelEnrollment(family.actor, { enrollmentId: id }, new Date());
    await settle();
    const [first] = await refundsOf(id);
    expect(await decideRefund(officer, first?.id ?? '', { act: 'again' }, new Date())).toEqual({
      kind: 'done',
    });
    expect(await refundsOf(id)).toMatchObject([{}, { attempt: 2, route: 'original', status: 'requested' }]);
  });
});

describe('what goes back without being asked for', () => {
  /** The school has canceled the first lesson of a paid place. */
  async function canceledLesson() {
    const { family, id } = await paid();
    const { offeringId } = await placeOf(id);
    const lesson = await db.lesson.findFirstOrThrow({ where: { offeringId }, orderBy: { number: 'asc' } });
    await db.lesson.update({
      where: { id: lesson.id },
      data: { status: 'canceled', canceledBy: 'school', canceledAt: new Date() },
    });
    const act = { kind: 'lesson_canceled', subjectKind: 'lesson', subjectId: lesson.id } as const;
    const sent = await db.$transaction(async (tx) => {
      const place = (await postPlaces(tx, act, [id], new Date())).get(id);
      if (!place) throw new Error('no place');
      return sendBack(tx, place, { reason: 'lesson_canceled' }, new Date());
    });
    return { family, id, sent };
  }

  /** The next Friday from tomorrow on, in the morning. */
  function nextFriday(): Date {
    let day = addDays(TODAY, 1);
    while (weekdayOf(day) !== 5) day = addDays(day, 1);
    return instantOf(day, 7 * 60);
  }
  /** Today, or tomorrow where today is the day of the week itself. */
  const dayBetween = () => (weekdayOf(TODAY) === 5 ? inDays(1) : new Date());

  it('goes at once, or on the county’s day of the week; what was asked for never waits', async () => {
    const atOnce = await canceledLesson();
    expect(await refundsOf(atOnce.id)).toMatchObject([{ amountFen: 3500, reason: 'lesson_canceled' }]);
    await db.countySetting.create({
      data: {
        key: 'refund_batch',
        value: 'weekly',
        validFrom: new Date(`${addDays(TODAY, -1)}T00:00:00Z`),
        source: 'test',
      },
    });
    try {
      const weekly = await canceledLesson();
      expect(weekly.sent).toBe(3500);
      expect(await refundsOf(weekly.id)).toEqual([]);
      expect((await refundTotals(new Date())).batchFen).toBe(3500);
      await sendRefunds(dayBetween());
      expect(await refundsOf(weekly.id)).toEqual([]);
      await Promise.all([sendRefunds(nextFriday()), sendRefunds(nextFriday())]);
      expect(await refundsOf(weekly.id)).toMatchObject([{ amountFen: 3500, reason: 'lesson_canceled' }]);
      // A Friday on which nothing ran is made up for on the next day.
      const missed = await canceledLesson();
      await sendRefunds(new Date(nextFriday().getTime() + DAY_MS));
      expect(await refundsOf(missed.id)).toMatchObject([{ amountFen: 3500, reason: 'lesson_canceled' }]);
      const asked = await paid();
      await cancelEnrollment(asked.family.actor, { enrollmentId: asked.id }, new Date());
      expect(await refundsOf(asked.id)).toMatchObject([{ amountFen: 14_000 }]);
    } finally {
      await db.countySetting.deleteMany({ where: { key: 'refund_batch' } });
    }
    await expectBalanced();
  });

  it('and left behind is swept up by the daily job', async () => {
    const { id } = await canceledLesson();
    await db.refund.deleteMany({ where: { payment: { enrollmentId: id } } });
    await sendRefunds(new Date());
    expect(await refundsOf(id)).toMatchObject([{ amountFen: 3500, reason: 'lesson_canceled' }]);
  });
});

describe('the bureau', () => {
  it('is alarmed once of each refund that is stuck', async () => {
    const { family, id } = await paid();
    configurePayments({ ...desk.config, port: 9, maxNetworkRetries: 0, timeoutMs: 300 });
    await cancelEnrollment(family.actor, { enrollmentId: id }, new Date());
    const stuck = () => db.message.count({ where: { userId: officer.userId, kind: 'refund_stuck' } });
    const before = await stuck();
    await sendRefunds(inDays(4.9));
    const [refund] = await refundsOf(id);
    expect(refund?.alarmedAt).toBeNull();
    await Promise.all([sendRefunds(inDays(5.1)), sendRefunds(inDays(5.1))]);
    await sendRefunds(inDays(6));
    expect((await refundsOf(id))[0]?.alarmedAt).not.toBeNull();
    expect(await stuck()).toBeGreaterThan(before);
    expect(await auditOn(refund?.id ?? '')).toEqual(['refund.request', 'refund.alarm']);
    const { late, ages } = await refundTotals(inDays(7));
    expect(late).toBeGreaterThan(0);
    expect(ages.map(({ from }) => from)).toEqual([0, 2, 5, 10]);
  });

  it('reminds of what is open once a week', async () => {
    const { family, id } = await paid();
    const place = await placeOf(id);
    await db.$transaction(async (tx) => {
      const quote = { ...(place.quote as object), lines: [{ kind: 'agency', fen: 20_000 }], dueFen: 20_000 };
      const [fromDate, createdAt] = [new Date('2020-01-01'), new Date()];
      await tx.quoteRevision.create({
        data: { enrollmentId: id, number: 2, fromDate, quote, reason: 'entitlement_lost', createdAt },
      });
      await postPlaces(
        tx,
        { kind: 'price_changed', subjectKind: 'enrollment', subjectId: id },
        [id],
        createdAt,
      );
    });
    const said = async () => (await messagesTo(family)).filter((kind) => kind === 'price_open').length;
    await remindOpen(new Date());
    await remindOpen(inDays(3));
    expect(await said()).toBe(1);
    await remindOpen(inDays(7));
    expect(await said()).toBe(2);
  });
});

describe('the ledger', () => {
  it('has a payment once, though its news comes twenty times at the same moment', async () => {
    const family = await newFamily();
    const id = await taken(family, await openOffering(market));
    const checkoutId = await desk.open(family, id);
    desk.deaf.value = true;
    await desk.payer.choose(checkoutId, 'pay');
    desk.deaf.value = false;
    await desk.quiet();
    const call = desk.answers.at(-1);
    if (!call) throw new Error('no webhook call');
    const again = await Promise.all(Array.from({ length: 20 }, () => callWebhook(call.body, call.signature)));
    expect(again.every(({ status }) => status === 200)).toBe(true);
    const [payment] = await db.payment.findMany({ where: { enrollmentId: id } });
    expect(await entriesOf(payment?.id ?? '')).toEqual(['payment_received']);
    expect(await placeLedger(id)).toEqual({ supervised: -14_000 });
    await expectBalanced();
  });

  it('refuses what does not balance', async () => {
    const act = { kind: 'correction', subjectKind: 'test', subjectId: 'x' };
    const broken = db.$transaction(async (tx) => {
      const { id } = await tx.journalEntry.create({ data: { ...act, day: new Date(), at: new Date() } });
      await tx.posting.create({ data: { entryId: id, line: 1, account: 'cash', amountFen: 1 } });
    });
    await expect(broken).rejects.toThrow();
    await expect(broken).rejects.not.toBeInstanceOf(RuleBroken);
    expect(await balance('cash')).toBeGreaterThan(0);
  });
});
