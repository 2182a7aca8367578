import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type CheckoutRequest,
  type Payee,
  type PaymentEvent,
  type Payments,
  payeeOf,
} from '~/ports/payments/port';
import type { Payer } from '../support/stripe-sandbox';
import { checkoutRequest, FISCAL, type PaymentsUnderTest, problemOf } from './payments-contract';

/** Where somebody can be made to pay and to wait. Stripe's own page takes no orders from tests. */
export type PaymentsWithTill = PaymentsUnderTest & {
  payer: Payer;
  /** The webhook calls that came so far, verified and read by the port itself. */
  events(): Promise<PaymentEvent[]>;
  advance(seconds: number): Promise<void>;
};

/** What whoever stands behind the payment port promises about money that was paid, or was not. */
export function payingContract(name: string, makeAdapter: () => Promise<PaymentsWithTill>): void {
  describe(`paying: ${name}`, () => {
    let till: PaymentsWithTill;
    let payments: Payments;
    beforeEach(async () => {
      till = await makeAdapter();
      payments = till.payments;
    });
    afterEach(() => till.close());

    const paid = async (
      changes: Partial<CheckoutRequest> = {},
      method = 'card',
      act: 'pay' | 'twice' | 'refund_fails' = 'pay',
    ) => {
      const request = checkoutRequest(changes);
      const { checkoutId } = await payments.createCheckout(request);
      await till.payer.choose(checkoutId, act, { method });
      const state = await payments.retrieveCheckout(checkoutId, request.payee);
      return { ...state, paymentIntentId: String(state.paymentIntentId), payee: request.payee };
    };
    const about = async (facts: Partial<PaymentEvent>) =>
      (await till.events()).filter((event) =>
        Object.entries(facts).every(([key, value]) => event[key as keyof PaymentEvent] === value),
      );
    const refundOf = (payment: { paymentIntentId: string; payee: Payee }, amountFen: number) => ({
      paymentIntentId: payment.paymentIntentId,
      amountFen,
      payee: payment.payee,
      idempotencyKey: randomUUID(),
      metadata: { refundId: randomUUID() },
    });

    for (const method of ['card', 'alipay', 'wechat_pay'] as const) {
      it(`${method}: the money is there, and a webhook says to look`, async () => {
        const request = checkoutRequest();
        const { checkoutId } = await payments.createCheckout(request);
        const next = await till.payer.choose(checkoutId, 'pay', { method });
        expect(next).toBe(`https://courses.example/parent/payments/1?checkout=${checkoutId}`);
        const state = await payments.retrieveCheckout(checkoutId, FISCAL);
        expect(state).toMatchObject({ status: 'complete', paymentStatus: 'paid', settling: false, method });
        expect(state).toMatchObject({ paymentId: request.paymentId, amountFen: 42_000, url: null });
        expect(state.paidAt).toBeInstanceOf(Date);
        const [event, ...more] = await about({ checkoutId });
        expect(more).toEqual([]);
        expect(event?.type).toBe('checkout.session.completed');
        expect(event?.paymentIntentId).toBe(state.paymentIntentId);
      });
    }

    it('a page that was paid cannot be closed, and says so', async () => {
      const { checkoutId } = await paid();
      const state = await payments.expireCheckout(checkoutId, FISCAL);
      expect(state).toMatchObject({ status: 'complete', paymentStatus: 'paid' });
    });

    it('a school is paid in its own account, and its events say which', async () => {
      const school: Payee = { kind: 'school', accountId: till.schoolAccountId };
      const payment = await paid({ payee: school });
      const [event] = await about({ checkoutId: payment.checkoutId });
      expect(event && payeeOf(event)).toEqual(school);
      expect(await problemOf(payments.refund(refundOf({ ...payment, payee: FISCAL }, 1)))).toBe('not_found');
      const refund = await payments.refund(refundOf(payment, payment.amountFen));
      expect(refund.status).toBe('succeeded');
    });

    it('declined: nothing is taken, and the page takes another try', async () => {
      const { checkoutId } = await payments.createCheckout(checkoutRequest());
      await till.payer.choose(checkoutId, 'decline', { method: 'alipay' });
      const state = await payments.retrieveCheckout(checkoutId, FISCAL);
      expect(state).toMatchObject({
        status: 'open',
        paymentStatus: 'unpaid',
        settling: false,
        method: null,
      });
      const refund = refundOf({ paymentIntentId: String(state.paymentIntentId), payee: FISCAL }, 1);
      expect(await problemOf(payments.refund(refund))).toBe('refused');
      await till.payer.choose(checkoutId, 'pay', { method: 'card' });
      const after = await payments.retrieveCheckout(checkoutId, FISCAL);
      expect(after).toMatchObject({ paymentStatus: 'paid', paymentIntentId: state.paymentIntentId });
    });

    it('abandoned: the page closes by itself and says so', async () => {
      const { checkoutId } = await payments.createCheckout(checkoutRequest());
      await till.advance(46 * 60);
      expect(await payments.retrieveCheckout(checkoutId, FISCAL)).toMatchObject({
        status: 'expired',
        url: null,
      });
      const types = (await about({ checkoutId })).map((event) => event.type);
      expect(types).toEqual(['checkout.session.expired']);
      expect(await till.payer.choose(checkoutId, 'pay')).toBe(`/sandbox/pay/${checkoutId}`);
      expect(await payments.retrieveCheckout(checkoutId, FISCAL)).toMatchObject({
        paymentStatus: 'unpaid',
      });
    });

    it('late: complete, not paid, cannot be closed; paid when the bank says yes', async () => {
      const { checkoutId } = await payments.createCheckout(checkoutRequest());
      await till.payer.choose(checkoutId, 'late', { method: 'alipay', after: 'never' });
      const waiting = { status: 'complete', paymentStatus: 'unpaid', settling: true, paidAt: null };
      expect(await payments.retrieveCheckout(checkoutId, FISCAL)).toMatchObject(waiting);
      expect(await payments.expireCheckout(checkoutId, FISCAL)).toMatchObject(waiting);
      await till.advance(2 * 60 * 60);
      expect(await payments.retrieveCheckout(checkoutId, FISCAL)).toMatchObject(waiting);
      await till.payer.bank(checkoutId, 'yes');
      const state = await payments.retrieveCheckout(checkoutId, FISCAL);
      expect(state).toMatchObject({ paymentStatus: 'paid', settling: false, method: 'alipay' });
      const types = (await about({ checkoutId })).map((event) => event.type);
      expect(types.sort()).toEqual([
        'checkout.session.async_payment_succeeded',
        'checkout.session.completed',
      ]);
    });

    it('late by a set time: the bank says yes by itself, not before', async () => {
      const { checkoutId } = await payments.createCheckout(checkoutRequest());
      await till.payer.choose(checkoutId, 'late', { method: 'wechat_pay', after: '960' });
      await till.advance(900);
      expect(await payments.retrieveCheckout(checkoutId, FISCAL)).toMatchObject({ settling: true });
      await till.advance(61);
      expect(await payments.retrieveCheckout(checkoutId, FISCAL)).toMatchObject({ paymentStatus: 'paid' });
    });

    it('late and refused: complete, unpaid, nothing more to wait for', async () => {
      const { checkoutId } = await payments.createCheckout(checkoutRequest());
      await till.payer.choose(checkoutId, 'late', { after: 'never' });
      await till.payer.bank(checkoutId, 'no');
      const state = await payments.retrieveCheckout(checkoutId, FISCAL);
      expect(state).toMatchObject({ status: 'complete', paymentStatus: 'unpaid', settling: false });
      const types = (await about({ checkoutId })).map((event) => event.type);
      expect(types).toContain('checkout.session.async_payment_failed');
    });

    it('notified twice: one id twice and another id, one payment', async () => {
      const payment = await paid({}, 'card', 'twice');
      const ids = (await about({ checkoutId: payment.checkoutId })).map((event) => event.id);
      expect(ids).toHaveLength(3);
      expect(new Set(ids).size).toBe(2);
      expect(payment).toMatchObject({ paymentStatus: 'paid', amountFen: 42_000 });
    });

    it('refunds in parts, then the rest, then no more', async () => {
      const payment = await paid();
      const request = refundOf(payment, 12_000);
      const part = await payments.refund(request);
      expect(part).toMatchObject({ status: 'succeeded', amountFen: 12_000, metadata: request.metadata });
      expect(part.paymentIntentId).toBe(payment.paymentIntentId);
      expect(await problemOf(payments.refund(refundOf(payment, 30_001)))).toBe('refused');
      await payments.refund(refundOf(payment, 30_000));
      expect(await problemOf(payments.refund(refundOf(payment, 1)))).toBe('refused');
      const state = await payments.retrieveCheckout(payment.checkoutId, FISCAL);
      expect(state).toMatchObject({ amountFen: 42_000, refundedFen: 42_000, paymentStatus: 'paid' });
      expect(await payments.retrieveRefund(part.refundId, FISCAL)).toEqual(part);
    });

    it('refunds once for one key', async () => {
      const payment = await paid();
      const request = refundOf(payment, 10_000);
      const [first, second] = [await payments.refund(request), await payments.refund(request)];
      expect(second).toEqual(first);
      expect(await problemOf(payments.refund({ ...request, amountFen: 9_999 }))).toBe('key_reused');
      const state = await payments.retrieveCheckout(payment.checkoutId, FISCAL);
      expect(state.refundedFen).toBe(10_000);
    });

    it('a refund refused for its key stays refused for it', async () => {
      const payment = await paid();
      const request = refundOf(payment, 42_001);
      expect(await problemOf(payments.refund(request))).toBe('refused');
      expect(await problemOf(payments.refund(request))).toBe('refused');
      expect(await problemOf(payments.refund({ ...request, amountFen: 1 }))).toBe('key_reused');
    });

    it('a wallet takes its time with a refund', async () => {
      const payment = await paid({}, 'wechat_pay');
      const refund = await payments.refund(refundOf(payment, 42_000));
      expect(refund.status).toBe('pending');
      await till.advance(4);
      const settled = await payments.retrieveRefund(refund.refundId, FISCAL);
      expect(settled).toMatchObject({ status: 'succeeded', failureReason: null });
      const types = (await about({ refundId: refund.refundId })).map((event) => event.type);
      expect(types).toContain('refund.updated');
    });

    it('a refund that comes back leaves the money where it was', async () => {
      const payment = await paid({}, 'alipay', 'refund_fails');
      const refund = await payments.refund(refundOf(payment, 42_000));
      await till.advance(4);
      const settled = await payments.retrieveRefund(refund.refundId, FISCAL);
      expect(settled).toMatchObject({ status: 'failed', failureReason: 'unknown' });
      const types = (await about({ refundId: refund.refundId })).map((event) => event.type);
      expect(types).toContain('refund.failed');
      const state = await payments.retrieveCheckout(payment.checkoutId, FISCAL);
      expect(state.refundedFen).toBe(0);
    });

    it('lists every movement on an account’s balance, with what it cost, and its sum is the balance', async () => {
      const school: Payee = { kind: 'school', accountId: till.schoolAccountId };
      const began = new Date(Date.now() - 60_000);
      const before = await payments.balance(FISCAL);
      const [ours, theirs] = [await paid(), await paid({ payee: school })];
      const refund = await payments.refund(refundOf(ours, 12_000));
      const window = { from: began, to: new Date(Date.now() + 60_000) };
      const movements = (await payments.balanceMovements(FISCAL, window)).slice(-2);
      expect(movements).toMatchObject([
        { type: 'payment', amountFen: 42_000, paymentIntentId: ours.paymentIntentId, refundId: null },
        {
          type: 'refund',
          amountFen: -12_000,
          paymentIntentId: ours.paymentIntentId,
          refundId: refund.refundId,
        },
      ]);
      expect(movements[0]?.feeFen).toBeGreaterThan(0);
      expect(movements[1]?.feeFen).toBe(0);
      const feeFen = movements[0]?.feeFen ?? 0;
      expect(await payments.balance(FISCAL)).toBe(before + 30_000 - feeFen);
      const [other] = await payments.balanceMovements(school, window);
      expect(other).toMatchObject({ type: 'payment', paymentIntentId: theirs.paymentIntentId });
      expect(await payments.balanceMovements(FISCAL, { from: new Date(1000), to: began })).toEqual([]);
    });

    it('a refund that comes back is a movement too', async () => {
      const payment = await paid({}, 'card', 'refund_fails');
      const { refundId } = await payments.refund(refundOf(payment, 42_000));
      await till.advance(10);
      const window = { from: new Date(Date.now() - 60_000), to: new Date(Date.now() + 60_000) };
      const rows = await payments.balanceMovements(FISCAL, window);
      expect(rows.map(({ type, amountFen }) => [type, amountFen])).toEqual([
        ['payment', 42_000],
        ['refund', -42_000],
        ['refund_failed', 42_000],
      ]);
      expect(rows.at(-1)?.refundId).toBe(refundId);
    });

    it('gives every movement though there are more than one page of them', async () => {
      const count = 101;
      for (let each = 0; each < count; each += 1) await paid();
      const window = { from: new Date(Date.now() - 600_000), to: new Date(Date.now() + 60_000) };
      const rows = await payments.balanceMovements(FISCAL, window);
      expect(new Set(rows.map(({ movementId }) => movementId)).size).toBe(count);
    }, 60_000);
  });
}
