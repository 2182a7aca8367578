import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { NotFound } from '~/domain/refusal';
import { cancelEnrollment } from '~/services/enrollment/cancel.server';
import { lapseHold } from '~/services/enrollment/lapse-hold.server';
import { creditOf } from '~/services/payments/credit.server';
import { openCheckout } from '~/services/payments/open-checkout.server';
import { payWithCredit } from '~/services/payments/pay-with-credit.server';
import { startPayment } from '~/services/payments/start-payment.server';
import { waysToPay } from '~/services/payments/ways-to-pay.server';
import { type Family, newFamily, openMarket, openOffering, placeOf, taken } from '../parent/family-market';
import { type PayDesk, startPayDesk } from '../parent/pay-desk';
import type { Market } from '../search/market';
import { balance, expectBalanced, placeLedger, runMoneyJobs } from './money';

let market: Market;
let desk: PayDesk;
beforeAll(async () => {
  market = await openMarket();
  desk = await startPayDesk();
});
afterAll(() => desk.close());

/** A family with ¥140.00 of credit from a place that it canceled. */
async function withCredit(over: Parameters<typeof openOffering>[1] = {}): Promise<Family> {
  const family = await newFamily();
  const id = await taken(family, await openOffering(market, { weekday: 1, ...over }));
  await desk.payer.choose(await desk.open(family, id), 'pay');
  await desk.quiet();
  const outcome = await cancelEnrollment(family.actor, { enrollmentId: id, asCredit: true }, new Date());
  expect(outcome).toEqual({ kind: 'done', refundFen: 14_000 });
  return family;
}

const left = async (family: Family) => (await creditOf(family.actor)).map(({ leftFen }) => leftFen);

describe('credit from an earlier refund', () => {
  it('pays a place in full, at once, without any money moving', async () => {
    const family = await withCredit();
    const cash = await balance('cash');
    const id = await taken(family, await openOffering(market, { weekday: 2 }));
    expect(await waysToPay(family.actor, id, new Date())).toMatchObject({
      openFen: 14_000,
      creditFen: 14_000,
    });
    expect(await payWithCredit(family.actor, { enrollmentId: id }, new Date())).toEqual({
      kind: 'done',
      usedFen: 14_000,
      openFen: 0,
    });
    expect(await placeOf(id)).toMatchObject({ status: 'confirmed' });
    expect(await left(family)).toEqual([]);
    expect(await balance('cash')).toBe(cash);
    expect(await placeLedger(id)).toMatchObject({ supervised: -14_000 });
    expect(await payWithCredit(family.actor, { enrollmentId: id }, new Date())).toMatchObject({
      refusals: [{ code: 'nothing_open' }],
    });
    await expectBalanced();
  });

  it('pays a part; the pay page asks for the rest, also when it was open for the whole before', async () => {
    const family = await withCredit();
    const id = await taken(family, await openOffering(market, { weekday: 3, materialsFen: 6000 }));
    const old = await desk.open(family, id);
    expect(await payWithCredit(family.actor, { enrollmentId: id }, new Date())).toEqual({
      kind: 'done',
      usedFen: 14_000,
      openFen: 6000,
    });
    expect(await desk.truth(old)).toMatchObject({ status: 'expired' });
    expect(await placeOf(id)).toMatchObject({ status: 'held' });
    const page = await desk.open(family, id);
    expect(await desk.truth(page)).toMatchObject({ amountFen: 6000, status: 'open' });
    await desk.payer.choose(page, 'pay');
    await desk.quiet();
    expect(await placeOf(id)).toMatchObject({ status: 'confirmed' });
    expect(await placeLedger(id)).toMatchObject({ supervised: -20_000 });
    // Canceled again: each part by its own way.
    await cancelEnrollment(family.actor, { enrollmentId: id }, new Date());
    await runMoneyJobs();
    await desk.quiet();
    expect(await left(family)).toEqual([14_000]);
    const refunds = await db.refund.findMany({ where: { payment: { enrollmentId: id } } });
    expect(refunds.map(({ route, amountFen, status }) => [route, amountFen, status]).sort()).toEqual([
      ['credit', 14_000, 'arrived'],
      ['original', 6000, 'arrived'],
    ]);
    await expectBalanced();
  });

  it('closes a pay page that is only being made: nobody gets to see it', async () => {
    const family = await withCredit();
    const id = await taken(family, await openOffering(market, { weekday: 4 }));
    const { id: paymentId } = await db.payment.create({
      data: {
        enrollmentId: id,
        amountFen: 14_000,
        payee: 'fiscal',
        expiresAt: new Date(Date.now() + 3_600_000),
      },
    });
    expect(await payWithCredit(family.actor, { enrollmentId: id }, new Date())).toMatchObject({
      kind: 'done',
    });
    expect(await openCheckout(paymentId, 'en')).toMatchObject({ refusals: [{ code: 'changed_meanwhile' }] });
    expect(await db.payment.findUniqueOrThrow({ where: { id: paymentId } })).toMatchObject({
      status: 'expired',
    });
  });

  it('comes back when the rest was not paid in time', async () => {
    const family = await withCredit();
    const id = await taken(family, await openOffering(market, { weekday: 4, materialsFen: 6000 }));
    await payWithCredit(family.actor, { enrollmentId: id }, new Date());
    await db.enrollment.update({ where: { id }, data: { heldUntil: new Date(Date.now() - 1000) } });
    await lapseHold(id, new Date());
    expect(await placeOf(id)).toMatchObject({ status: 'canceled', endReason: 'hold_expired' });
    expect(await left(family)).toEqual([14_000]);
    await expectBalanced();
  });

  it('is of one family and one payee', async () => {
    const family = await withCredit();
    await db.school.update({ where: { id: 'haibin' }, data: { stripeAccountId: 'acct_haibin' } });
    const id = await taken(family, await openOffering(market, { weekday: 5, schoolId: 'haibin' }));
    expect(await waysToPay(family.actor, id, new Date())).toMatchObject({ creditFen: 0 });
    expect(await payWithCredit(family.actor, { enrollmentId: id }, new Date())).toMatchObject({
      refusals: [{ code: 'no_credit' }],
    });
    const stranger = await newFamily();
    await expect(payWithCredit(stranger.actor, { enrollmentId: id }, new Date())).rejects.toBeInstanceOf(
      NotFound,
    );
  });

  it('cannot be spent twice: twenty places at the same moment', async () => {
    const family = await withCredit();
    const places: string[] = [];
    for (let each = 0; each < 20; each += 1) {
      const child = await newFamily();
      await db.guardianChild.create({ data: { guardianId: family.guardianId, childId: child.childId } });
      const own = { ...family, childId: child.childId };
      places.push(await taken(own, await openOffering(market, { weekday: 2 })));
    }
    const outcomes = await Promise.all(
      places.map((enrollmentId) => payWithCredit(family.actor, { enrollmentId }, new Date())),
    );
    expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(1);
    expect(outcomes.flatMap((each) => (each.kind === 'refused' ? each.refusals : []))).toEqual(
      Array.from({ length: 19 }, () => ({ code: 'no_credit' })),
    );
    expect(await balance('family_credit', family.guardianId)).toBe(0);
    expect(await db.payment.count({ where: { enrollmentId: { in: places }, method: 'credit' } })).toBe(1);
    await expectBalanced();
  });

  /** Paid for, and dearer since. */
  async function dearer() {
    const family = await newFamily();
    const id = await taken(family, await openOffering(market, { weekday: 3 }));
    await desk.payer.choose(await desk.open(family, id), 'pay');
    await desk.quiet();
    expect(await startPayment(family.actor, { enrollmentId: id, locale: 'en' }, new Date())).toMatchObject({
      refusals: [{ code: 'invalid_state' }],
    });
    const place = await placeOf(id);
    const lines = [{ kind: 'agency', fen: 20_000 }];
    const { postPlaces } = await import('~/services/ledger/post.server');
    await db.$transaction(async (tx) => {
      await tx.quoteRevision.create({
        data: {
          enrollmentId: id,
          number: 2,
          fromDate: new Date('2020-01-01'),
          quote: { ...(place.quote as object), lines, dueFen: 20_000 },
          reason: 'entitlement_lost',
          createdAt: new Date(),
        },
      });
      await postPlaces(
        tx,
        { kind: 'price_changed', subjectKind: 'enrollment', subjectId: id },
        [id],
        new Date(),
      );
    });
    return { family, id };
  }

  it.each(['completed', 'withdrawn'] as const)(
    'what is open can still be paid once the place is %s',
    async (status) => {
      const { family, id } = await dearer();
      await db.enrollment.update({
        where: { id },
        // Everything was taught; only the difference is missing.
        data: {
          status,
          endedAt: new Date(Date.now() + 365 * 86_400_000),
          endReason: status === 'withdrawn' ? 'guardian' : null,
        },
      });
      expect(await waysToPay(family.actor, id, new Date())).toMatchObject({ openFen: 6000 });
      await desk.payer.choose(await desk.open(family, id), 'pay');
      await desk.quiet();
      expect(await waysToPay(family.actor, id, new Date())).toMatchObject({ openFen: 0, paidFen: 20_000 });
      expect(await placeOf(id)).toMatchObject({ status });
      expect(await db.refund.count({ where: { payment: { enrollmentId: id } } })).toBe(0);
      await expectBalanced();
    },
  );

  it('a price that went up is paid like any other: online or with credit', async () => {
    const { family, id } = await dearer();
    expect(await waysToPay(family.actor, id, new Date())).toMatchObject({ openFen: 6000 });
    const page = await desk.open(family, id);
    expect(await desk.truth(page)).toMatchObject({ amountFen: 6000 });
    await desk.payer.choose(page, 'pay');
    await desk.quiet();
    expect(await waysToPay(family.actor, id, new Date())).toMatchObject({ openFen: 0, paidFen: 20_000 });
    expect(await placeLedger(id)).toEqual({ supervised: -20_000 });
    expect(await db.refund.count({ where: { payment: { enrollmentId: id } } })).toBe(0);
  });
});
