import { describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { runDueJobs } from '~/jobs/runner.server';
import { configurePayments, payments } from '~/ports/payments/index.server';
import { cancelEnrollment } from '~/services/enrollment/cancel.server';
import { sendRefund } from '~/services/payments/send-refund.server';
import { messagesTo } from './family-market';
import { atTheTill, desk, openTill, paymentsOf, refundsOf } from './till';

openTill();

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
