import { describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { cancelEnrollment } from '~/services/enrollment/cancel.server';
import { enroll } from '~/services/enrollment/enroll.server';
import { lapseHold } from '~/services/enrollment/lapse-hold.server';
import { lapseHolds } from '~/services/enrollment/lapse-holds.server';
import { refreshPlace } from '~/services/payments/refresh-place.server';
import { startPayment } from '~/services/payments/start-payment.server';
import { asked, livePlaces, messagesTo, newFamily, openOffering, placeOf, taken } from './family-market';
import { atTheTill, desk, letHoldEnd, market, openTill, paymentsOf, refundsOf, type Till } from './till';

openTill();

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
