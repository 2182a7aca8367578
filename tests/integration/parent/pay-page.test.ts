import { describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { NotFound } from '~/domain/refusal';
import { configurePayments } from '~/ports/payments/index.server';
import { lapseHold } from '~/services/enrollment/lapse-hold.server';
import { checkPayment } from '~/services/payments/check-payment.server';
import { startPayment } from '~/services/payments/start-payment.server';
import { newFamily, openOffering, placeOf, taken } from './family-market';
import { atTheTill, desk, letHoldEnd, market, openTill, paymentsOf } from './till';

openTill();

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
