import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { NotFound } from '~/domain/refusal';
import { runDueJobs } from '~/jobs/runner.server';
import { configurePayments, payments } from '~/ports/payments/index.server';
import { signatureHeader } from '~/ports/payments/sandbox/deliveries.server';
import { cancelEnrollment } from '~/services/enrollment/cancel.server';
import { enroll } from '~/services/enrollment/enroll.server';
import { lapseHold } from '~/services/enrollment/lapse-hold.server';
import { lapseHolds } from '~/services/enrollment/lapse-holds.server';
import { checkPayment } from '~/services/payments/check-payment.server';
import { refreshPlace } from '~/services/payments/refresh-place.server';
import { sendRefund } from '~/services/payments/send-refund.server';
import { startPayment } from '~/services/payments/start-payment.server';
import { forgetJobs } from '../../support/jobs';
import type { Market } from '../search/market';
import {
  asked,
  auditOn,
  livePlaces,
  messagesTo,
  newFamily,
  openMarket,
  openOffering,
  placeOf,
  taken,
  waitingJobs,
} from './family-market';
import { callWebhook, type PayDesk, startPayDesk } from './pay-desk';

let market: Market;
let desk: PayDesk;
beforeAll(async () => {
  market = await openMarket();
  desk = await startPayDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.deaf.value = false;
  desk.answers.length = 0;
  // What earlier tests left to do is theirs.
  await forgetJobs();
});

/** A held place with its pay page open. */
async function atTheTill(over: Parameters<typeof openOffering>[1] = {}) {
  const [family, offeringId] = [await newFamily(), await openOffering(market, over)];
  const id = await taken(family, offeringId);
  return { family, offeringId, id, checkoutId: await desk.open(family, id) };
}

/** Puts the end of a hold into the past. */
async function letHoldEnd(id: string, msAgo = 1000): Promise<void> {
  const over = new Date(Date.now() - msAgo);
  await db.enrollment.update({ where: { id }, data: { heldUntil: over } });
  await db.payment.updateMany({ where: { enrollmentId: id }, data: { expiresAt: over } });
}

const paymentsOf = (enrollmentId: string) =>
  db.payment.findMany({ where: { enrollmentId }, orderBy: { createdAt: 'asc' }, include: { refunds: true } });
const refundsOf = async (enrollmentId: string) =>
  (await paymentsOf(enrollmentId)).flatMap(({ refunds }) => refunds);

describe('the pay page', () => {
  it('is opened once per place: clicks, tabs and languages lead to the same page', async () => {
    const [family, offeringId] = [await newFamily(), await openOffering(market)];
    const enrollmentId = await taken(family, offeringId);
    const clicks = await Promise.all(
      Array.from({ length: 8 }, () =>
        startPayment(family.actor, { enrollmentId, locale: 'zh-CN' }, new Date()),
      ),
    );
    const again = await startPayment(family.actor, { enrollmentId, locale: 'en' }, new Date());
    expect(
      new Set([...clicks, again].map((click) => (click.kind === 'done' ? click.url : 'refused'))).size,
    ).toBe(1);
    expect(await paymentsOf(enrollmentId)).toMatchObject([
      { status: 'open', amountFen: 14_000, payee: 'fiscal', payeeAccount: null },
    ]);
  });

  it('collects for the school where it has an account, and says what is paid for without naming the child', async () => {
    await db.school.update({ where: { id: 'haibin' }, data: { stripeAccountId: 'acct_haibin' } });
    const { id, checkoutId } = await atTheTill({ schoolId: 'haibin', materialsFen: 6000 });
    expect(await paymentsOf(id)).toMatchObject([{ payee: 'school', payeeAccount: 'acct_haibin' }]);
    const { html } = await desk.payer.page(checkoutId);
    expect(html).toContain('快乐足球');
    expect(html).toContain('200.00');
    expect(html).not.toContain('林一诺');
    await desk.payer.choose(checkoutId, 'pay');
    await desk.quiet();
    expect(await placeOf(id)).toMatchObject({ status: 'confirmed' });
  });

  it('opens only for who may act on the place, while it is held', async () => {
    const { id, family } = await atTheTill();
    const stranger = await newFamily();
    const wish = { enrollmentId: id, locale: 'en' } as const;
    await expect(startPayment(stranger.actor, wish, new Date())).rejects.toBeInstanceOf(NotFound);
    await letHoldEnd(id);
    expect(await startPayment(family.actor, wish, new Date())).toMatchObject({
      refusals: [{ code: 'hold_over' }],
    });
  });

  it('heals when the process died between the commit and the payment service, or before it kept the answer', async () => {
    const [family, offeringId] = [await newFamily(), await openOffering(market)];
    const enrollmentId = await taken(family, offeringId);
    configurePayments({ ...desk.config, port: 9, maxNetworkRetries: 0, timeoutMs: 500 });
    const wish = { enrollmentId, locale: 'zh-CN' } as const;
    expect(await startPayment(family.actor, wish, new Date())).toMatchObject({
      refusals: [{ code: 'payment_unavailable' }],
    });
    expect(await paymentsOf(enrollmentId)).toMatchObject([{ status: 'created', checkoutId: null }]);
    configurePayments(desk.config);
    const first = await startPayment(family.actor, wish, new Date());
    await db.payment.updateMany({
      where: { enrollmentId },
      data: { status: 'created', checkoutId: null, checkoutUrl: null },
    });
    expect(await startPayment(family.actor, wish, new Date())).toEqual(first);
  });

  it('was never opened, and nobody came back: the payment is closed and the place freed', async () => {
    const [family, offeringId] = [await newFamily(), await openOffering(market)];
    const id = await taken(family, offeringId);
    const payment = await db.payment.create({
      data: { enrollmentId: id, amountFen: 14_000, payee: 'fiscal', expiresAt: new Date() },
    });
    await letHoldEnd(id);
    await lapseHold(id, new Date());
    await checkPayment(payment.id, new Date());
    expect(await placeOf(id)).toMatchObject({ status: 'canceled', endReason: 'hold_expired' });
    expect(await paymentsOf(id)).toMatchObject([{ status: 'expired' }]);
  });
});

type Till = Awaited<ReturnType<typeof atTheTill>>;

describe('what the till says', () => {
  const cases: [
    name: string,
    act: (till: Till) => Promise<unknown>,
    place: object,
    payment: string,
    refunds: object[],
    messages: string[],
  ][] = [
    [
      'paid in time',
      ({ checkoutId }) => desk.payer.choose(checkoutId, 'pay'),
      { status: 'confirmed', endReason: null },
      'paid',
      [],
      ['place_held', 'place_confirmed'],
    ],
    [
      'heard of twice',
      ({ checkoutId }) => desk.payer.choose(checkoutId, 'twice'),
      { status: 'confirmed' },
      'paid',
      [],
      ['place_held', 'place_confirmed'],
    ],
    [
      'declined: the place waits on',
      ({ checkoutId }) => desk.payer.choose(checkoutId, 'decline'),
      { status: 'held' },
      'open',
      [],
      ['place_held'],
    ],
    [
      'declined, then paid another way',
      async ({ checkoutId }) => {
        await desk.payer.choose(checkoutId, 'decline');
        await desk.payer.choose(checkoutId, 'pay', { method: 'alipay' });
      },
      { status: 'confirmed' },
      'paid',
      [],
      ['place_held', 'place_confirmed'],
    ],
    [
      'the bank takes its time',
      ({ checkoutId }) => desk.payer.choose(checkoutId, 'late'),
      { status: 'held' },
      'processing',
      [],
      ['place_held'],
    ],
    [
      'the bank says yes in time',
      async ({ checkoutId }) => {
        await desk.payer.choose(checkoutId, 'late');
        await desk.quiet();
        await desk.payer.bank(checkoutId, 'yes');
      },
      { status: 'confirmed' },
      'paid',
      [],
      ['place_held', 'place_confirmed'],
    ],
    [
      'the bank says no: closed, the place waits on',
      async ({ checkoutId }) => {
        await desk.payer.choose(checkoutId, 'late');
        await desk.payer.bank(checkoutId, 'no');
      },
      { status: 'held' },
      'failed',
      [],
      ['place_held'],
    ],
    [
      'abandoned: freed when the hold ends',
      async ({ id }) => {
        await letHoldEnd(id);
        await lapseHolds(new Date());
      },
      { status: 'canceled', endReason: 'hold_expired' },
      'expired',
      [],
      ['place_held', 'hold_lapsed'],
    ],
    [
      'paid in time, and the news lost: kept at the end of the hold',
      async ({ id, checkoutId }) => {
        desk.deaf.value = true;
        await desk.payer.choose(checkoutId, 'pay');
        await letHoldEnd(id);
        await lapseHold(id, new Date());
      },
      { status: 'confirmed' },
      'paid',
      [],
      ['place_held', 'place_confirmed'],
    ],
    [
      'paid, and the family back before the news',
      async ({ id, checkoutId, family }) => {
        desk.deaf.value = true;
        await desk.payer.choose(checkoutId, 'pay');
        await refreshPlace(family.actor, id, new Date());
      },
      { status: 'confirmed' },
      'paid',
      [],
      ['place_held', 'place_confirmed'],
    ],
    [
      'late, and a place is left',
      async ({ id, checkoutId }) => {
        await desk.payer.choose(checkoutId, 'late');
        await letHoldEnd(id);
        await lapseHold(id, new Date());
        expect(await placeOf(id)).toMatchObject({ status: 'canceled', endReason: 'hold_expired' });
        await desk.payer.bank(checkoutId, 'yes');
      },
      { status: 'confirmed', endReason: null, endedAt: null },
      'paid',
      [],
      ['place_held', 'hold_lapsed', 'payment_late_kept'],
    ],
    [
      'late, and the place is gone',
      async ({ id, checkoutId, offeringId }) => {
        await desk.payer.choose(checkoutId, 'late');
        // While its page counts as open an expired hold is waited for: the next family would find the class full.
        await desk.quiet();
        await letHoldEnd(id);
        await db.offering.update({ where: { id: offeringId }, data: { capacity: 1 } });
        await taken(await newFamily(), offeringId);
        await desk.payer.bank(checkoutId, 'yes');
      },
      { status: 'canceled', endReason: 'late_payment' },
      'paid',
      [{ amountFen: 14_000, reason: 'paid_too_late', status: 'requested' }],
      ['place_held', 'hold_lapsed', 'payment_late_refunded'],
    ],
    [
      'late, and the child is elsewhere at that time by now',
      async ({ id, checkoutId, family }) => {
        await desk.payer.choose(checkoutId, 'late');
        await letHoldEnd(id);
        await lapseHold(id, new Date());
        await taken(family, await openOffering(market, { payer: 'county' }));
        await desk.payer.bank(checkoutId, 'yes');
      },
      { status: 'canceled', endReason: 'late_payment' },
      'paid',
      [{ amountFen: 14_000, reason: 'paid_too_late' }],
      ['place_held', 'hold_lapsed', 'place_confirmed', 'payment_late_refunded'],
    ],
    [
      'money after the family canceled',
      async ({ id, checkoutId, family }) => {
        await desk.payer.choose(checkoutId, 'late');
        await cancelEnrollment(family.actor, { enrollmentId: id }, new Date());
        await desk.payer.bank(checkoutId, 'yes');
      },
      { status: 'canceled', endReason: 'guardian' },
      'paid',
      [{ amountFen: 14_000, reason: 'guardian_canceled' }],
      ['place_held', 'enrollment_canceled', 'enrollment_canceled'],
    ],
  ];
  it.each(cases)('%s', async (_, act, place, payment, refunds, messages) => {
    const till = await atTheTill();
    await act(till);
    desk.deaf.value = false;
    await desk.quiet();
    expect(await placeOf(till.id)).toMatchObject(place);
    const [made, ...more] = await paymentsOf(till.id);
    expect(more).toEqual([]);
    expect(made?.status).toBe(payment);
    expect(made?.refunds).toMatchObject(refunds);
    expect(await messagesTo(till.family)).toEqual(messages);
    expect(desk.answers.every(({ status }) => status === 200)).toBe(true);
  });

  it('paid twice by two pages: the second goes back, the place stays', async () => {
    const { family, id, checkoutId } = await atTheTill();
    // As when we believed the first page to be dead, and it was not.
    await db.payment.updateMany({ where: { enrollmentId: id }, data: { status: 'failed' } });
    const second = await desk.open(family, id);
    expect(second).not.toBe(checkoutId);
    await desk.payer.choose(second, 'pay');
    await desk.payer.choose(checkoutId, 'pay');
    await desk.quiet();
    expect(await placeOf(id)).toMatchObject({ status: 'confirmed' });
    const payments = await paymentsOf(id);
    expect(payments.map(({ status }) => status)).toEqual(['paid', 'paid']);
    expect(await refundsOf(id)).toMatchObject([{ amountFen: 14_000, reason: 'paid_twice' }]);
    expect(await messagesTo(family)).toEqual(['place_held', 'place_confirmed', 'payment_twice_refunded']);
  });

  it('pays again after the bank said no, on a new page', async () => {
    const { family, id, checkoutId } = await atTheTill();
    await desk.payer.choose(checkoutId, 'late');
    await desk.quiet();
    expect(await startPayment(family.actor, { enrollmentId: id, locale: 'en' }, new Date())).toMatchObject({
      refusals: [{ code: 'payment_settling' }],
    });
    await desk.payer.bank(checkoutId, 'no');
    await desk.quiet();
    await desk.payer.choose(await desk.open(family, id), 'pay');
    await desk.quiet();
    expect(await placeOf(id)).toMatchObject({ status: 'confirmed' });
    expect((await paymentsOf(id)).map(({ status }) => status)).toEqual(['failed', 'paid']);
  });

  it('somebody else enrolling does not end a hold whose payment may be on its way', async () => {
    const { id, checkoutId, offeringId } = await atTheTill({ capacity: 1 });
    desk.deaf.value = true;
    await desk.payer.choose(checkoutId, 'pay');
    await letHoldEnd(id);
    const next = await newFamily();
    expect(await enroll(next.actor, asked(next, offeringId), new Date())).toMatchObject({
      refusals: [{ code: 'full' }],
    });
    desk.deaf.value = false;
    await desk.quiet();
    expect(await placeOf(id)).toMatchObject({ status: 'confirmed' });
  });

  it('somebody else enrolling ends a hold that is long over', async () => {
    const { id, offeringId, family } = await atTheTill({ capacity: 1 });
    await letHoldEnd(id, 3 * 60_000);
    await taken(await newFamily(), offeringId);
    expect(await placeOf(id)).toMatchObject({ status: 'canceled', endReason: 'hold_expired' });
    expect(await messagesTo(family)).toEqual(['place_held', 'hold_lapsed']);
    expect(await livePlaces(offeringId)).toBe(1);
  });
});

describe('an event', () => {
  it('is applied once, however often and in however many ways it comes', async () => {
    const { id, checkoutId, family } = await atTheTill();
    await desk.payer.choose(checkoutId, 'pay');
    await desk.quiet();
    const [first] = desk.answers;
    if (!first) throw new Error('no event');
    const before = [await placeOf(id), await paymentsOf(id), await auditOn(id), await waitingJobs()];
    const again = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const answer = await callWebhook(first.body, signed(first.body));
        return [answer.status, ((await answer.json()) as { outcome: string }).outcome];
      }),
    );
    expect(again).toEqual(Array(20).fill([200, 'repeated']));
    expect([await placeOf(id), await paymentsOf(id), await auditOn(id), await waitingJobs()]).toEqual(before);
    expect(await messagesTo(family)).toEqual(['place_held', 'place_confirmed']);
  });

  it('is applied once when it comes twenty times at the same moment for the first time', async () => {
    const { id, checkoutId, family } = await atTheTill();
    desk.deaf.value = true;
    await desk.payer.choose(checkoutId, 'pay');
    const body = eventAbout(checkoutId, 'evt_twentyfold');
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const answer = await callWebhook(body, signed(body));
        return ((await answer.json()) as { outcome: string }).outcome;
      }),
    );
    expect(outcomes.filter((outcome) => outcome === 'applied')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'repeated')).toHaveLength(19);
    expect(await placeOf(id)).toMatchObject({ status: 'confirmed' });
    expect(await messagesTo(family)).toEqual(['place_held', 'place_confirmed']);
    expect(await auditOn(id)).toEqual(['enrollment.hold', 'enrollment.confirm']);
  });

  it('that lies is not believed: the truth is fetched', async () => {
    const { id, checkoutId } = await atTheTill();
    const body = eventAbout(checkoutId, 'evt_liar', { status: 'complete', payment_status: 'paid' });
    expect((await callWebhook(body, signed(body))).status).toBe(200);
    expect(await placeOf(id)).toMatchObject({ status: 'held' });
  });

  it('about nothing of ours is taken and forgotten; of another account it is not ours', async () => {
    const unknown = eventAbout('cs_test_nobody', 'evt_unknown');
    const answer = await callWebhook(unknown, signed(unknown));
    expect([answer.status, await answer.json()]).toEqual([200, { outcome: 'unknown' }]);

    const { id, checkoutId } = await atTheTill();
    desk.deaf.value = true;
    await desk.payer.choose(checkoutId, 'pay');
    const foreign = eventAbout(checkoutId, 'evt_foreign', {}, 'acct_somebody');
    expect(await (await callWebhook(foreign, signed(foreign))).json()).toEqual({ outcome: 'unknown' });
    expect(await placeOf(id)).toMatchObject({ status: 'held' });
  });

  it('without the right signature is refused, and nothing is written down', async () => {
    const { checkoutId } = await atTheTill();
    const body = eventAbout(checkoutId, 'evt_forged');
    const hourAgo = Math.floor(Date.now() / 1000) - 3600;
    for (const signature of [
      null,
      '',
      signatureHeader('whsec_wrong', body, Math.floor(Date.now() / 1000)),
      signatureHeader('whsec_contract', body, hourAgo),
      signed(`${body} `),
    ]) {
      expect((await callWebhook(body, signature)).status).toBe(400);
    }
    expect(await db.paymentEvent.findUnique({ where: { id: 'evt_forged' } })).toBeNull();
  });

  it('that failed half way is applied when it comes again', async () => {
    const { id, checkoutId } = await atTheTill();
    desk.deaf.value = true;
    await desk.payer.choose(checkoutId, 'pay');
    const body = eventAbout(checkoutId, 'evt_half');
    configurePayments({ ...desk.config, port: 9, maxNetworkRetries: 0, timeoutMs: 500 });
    await expect(callWebhook(body, signed(body))).rejects.toThrow();
    expect(await db.paymentEvent.findUnique({ where: { id: 'evt_half' } })).toMatchObject({
      appliedAt: null,
    });
    configurePayments(desk.config);
    expect(await (await callWebhook(body, signed(body))).json()).toEqual({ outcome: 'applied' });
    expect(await placeOf(id)).toMatchObject({ status: 'confirmed' });
  });
});

describe('money that goes back', () => {
  async function paidAndCanceled(act: 'pay' | 'refund_fails' = 'pay', method = 'card') {
    const till = await atTheTill();
    await desk.payer.choose(till.checkoutId, act, { method });
    await desk.quiet();
    const outcome = await cancelEnrollment(till.family.actor, { enrollmentId: till.id }, new Date());
    expect(outcome).toEqual({ kind: 'done', refundFen: 14_000 });
    return till;
  }

  it('is sent by the job through the account that collected, and arrives', async () => {
    const { id, family, checkoutId } = await paidAndCanceled();
    expect(await refundsOf(id)).toMatchObject([{ status: 'requested', reason: 'guardian_canceled' }]);
    await runDueJobs();
    await desk.quiet();
    expect(await refundsOf(id)).toMatchObject([{ status: 'arrived', amountFen: 14_000 }]);
    expect((await desk.truth(checkoutId)).refundedFen).toBe(14_000);
    expect(await messagesTo(family)).toEqual([
      'place_held',
      'place_confirmed',
      'enrollment_canceled',
      'refund_arrived',
    ]);
  });

  it('is sent once, however often the job runs', async () => {
    const { id, checkoutId } = await paidAndCanceled();
    const [[refund], [payment]] = [await refundsOf(id), await paymentsOf(id)];
    // The service did it before, but its answer was lost on the way.
    await payments().refund({
      paymentIntentId: payment?.paymentIntentId ?? '',
      amountFen: 14_000,
      payee: { kind: 'fiscal' },
      idempotencyKey: `refund:${refund?.id}`,
      metadata: { refundId: refund?.id ?? '', paymentId: payment?.id ?? '' },
    });
    await Promise.all(Array.from({ length: 6 }, () => sendRefund(refund?.id ?? '', new Date())));
    await desk.quiet();
    expect((await desk.truth(checkoutId)).refundedFen).toBe(14_000);
    expect(await refundsOf(id)).toMatchObject([{ status: 'arrived' }]);
  });

  it('of a wallet is on its way first, then arrives', async () => {
    const { id } = await paidAndCanceled('pay', 'wechat_pay');
    const [refund] = await refundsOf(id);
    await sendRefund(refund?.id ?? '', new Date());
    expect(await refundsOf(id)).toMatchObject([{ status: 'sent', arrivedAt: null }]);
    desk.clock.advance(5);
    await desk.sandbox.tick();
    await desk.quiet();
    expect(await refundsOf(id)).toMatchObject([{ status: 'arrived' }]);
  });

  it('that comes back is said to have failed and to be tried again', async () => {
    const { id, family } = await paidAndCanceled('refund_fails');
    const [refund] = await refundsOf(id);
    await sendRefund(refund?.id ?? '', new Date());
    desk.clock.advance(5);
    await desk.sandbox.tick();
    await desk.quiet();
    expect(await refundsOf(id)).toMatchObject([{ status: 'failed' }]);
    expect((await messagesTo(family)).at(-1)).toBe('refund_tried_again');
  });

  it('waits while the payment service is away, and fails for good where it says never', async () => {
    const { id } = await paidAndCanceled();
    const [refund] = await refundsOf(id);
    configurePayments({ ...desk.config, port: 9, maxNetworkRetries: 0, timeoutMs: 500 });
    await expect(sendRefund(refund?.id ?? '', new Date())).rejects.toThrow();
    expect(await refundsOf(id)).toMatchObject([{ status: 'requested' }]);
    configurePayments(desk.config);
    await db.refund.update({ where: { id: refund?.id }, data: { amountFen: 14_001 } });
    await sendRefund(refund?.id ?? '', new Date());
    expect(await refundsOf(id)).toMatchObject([{ status: 'failed', stripeRefundId: null }]);
  });
});

describe('canceling', () => {
  it('frees the place at once and once; a stranger’s place is not found', async () => {
    const { family, id, offeringId } = await atTheTill({ capacity: 1 });
    const stranger = await newFamily();
    await expect(cancelEnrollment(stranger.actor, { enrollmentId: id }, new Date())).rejects.toBeInstanceOf(
      NotFound,
    );
    const twice = await Promise.all(
      [1, 2].map(() => cancelEnrollment(family.actor, { enrollmentId: id }, new Date())),
    );
    expect(twice.map(({ kind }) => kind).sort()).toEqual(['done', 'refused']);
    expect(await livePlaces(offeringId)).toBe(0);
    await taken(stranger, offeringId);
  });

  it('closes the open pay page', async () => {
    const { family, id, checkoutId } = await atTheTill();
    await cancelEnrollment(family.actor, { enrollmentId: id }, new Date());
    await runDueJobs();
    expect((await desk.truth(checkoutId)).status).toBe('expired');
    expect(await paymentsOf(id)).toMatchObject([{ status: 'expired' }]);
  });

  it('is over when the first lesson begins, to the minute', async () => {
    const { family, id, offeringId } = await atTheTill();
    const first = await db.lesson.findFirstOrThrow({ where: { offeringId }, orderBy: { date: 'asc' } });
    const starts = new Date(first.date.getTime() + (first.startMinute - 480) * 60_000);
    const wish = { enrollmentId: id };
    expect(await cancelEnrollment(family.actor, wish, starts)).toMatchObject({
      refusals: [{ code: 'class_started' }],
    });
    expect(await cancelEnrollment(family.actor, wish, new Date(starts.getTime() - 1))).toMatchObject({
      kind: 'done',
    });
  });

  it('racing with the money: whatever comes first, nothing is kept that should go back', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { family, id, checkoutId } = await atTheTill();
      desk.deaf.value = true;
      await desk.payer.choose(checkoutId, 'pay');
      const body = eventAbout(checkoutId, `evt_race_${id}`);
      await Promise.all([
        callWebhook(body, signed(body)),
        cancelEnrollment(family.actor, { enrollmentId: id }, new Date()),
      ]);
      expect(await placeOf(id)).toMatchObject({ status: 'canceled' });
      expect(await refundsOf(id)).toMatchObject([{ amountFen: 14_000, reason: 'guardian_canceled' }]);
      desk.deaf.value = false;
    }
    await desk.quiet();
  });
});

const signed = (body: Uint8Array | string) =>
  signatureHeader('whsec_contract', Buffer.from(body).toString('utf8'), Math.floor(Date.now() / 1000));

/** An event as Stripe writes it, with whatever it claims about a checkout. */
function eventAbout(checkoutId: string, id: string, claims: object = {}, account?: string): string {
  return JSON.stringify({
    id,
    object: 'event',
    api_version: '2026-01-01',
    created: Math.floor(Date.now() / 1000),
    type: 'checkout.session.completed',
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    ...(account && { account }),
    data: { object: { id: checkoutId, object: 'checkout.session', ...claims } },
  });
}
