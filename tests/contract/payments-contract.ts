import { randomUUID } from 'node:crypto';
import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CheckoutRequest,
  InvalidSignature,
  type Payee,
  PaymentError,
  type PaymentProblem,
  type Payments,
} from '~/ports/payments/port';

/** What is needed to hold an adapter to the contract. */
export type PaymentsUnderTest = {
  payments: Payments;
  webhookSecret: string;
  /** A connected account of a school. */
  schoolAccountId: string;
  close(): Promise<void>;
};

export const FISCAL: Payee = { kind: 'fiscal' };

export function checkoutRequest(changes: Partial<CheckoutRequest> = {}): CheckoutRequest {
  return {
    paymentId: randomUUID(),
    amountFen: 42_000,
    currency: 'CNY',
    lines: [
      { title: '少儿古琴（示例）', detail: '周二 15:40-17:10，共 12 次', amountFen: 36_000 },
      { title: '材料费', amountFen: 6_000 },
    ],
    payee: FISCAL,
    successUrl: 'https://courses.example/parent/payments/1?checkout={CHECKOUT_SESSION_ID}',
    cancelUrl: 'https://courses.example/parent/payments/1?left=1',
    expiresAt: new Date(Date.now() + 15 * 60 * 1000),
    locale: 'zh-CN',
    idempotencyKey: randomUUID(),
    ...changes,
  };
}

export async function problemOf(call: Promise<unknown>): Promise<PaymentProblem> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(PaymentError);
  return (error as PaymentError).problem;
}

/** What whoever stands behind the payment port promises before anybody has paid. */
export function paymentsContract(name: string, makeAdapter: () => Promise<PaymentsUnderTest>): void {
  describe(`payments: ${name}`, () => {
    let made: PaymentsUnderTest;
    let payments: Payments;
    beforeAll(async () => {
      made = await makeAdapter();
      payments = made.payments;
    });
    afterAll(() => made.close());

    it('opens a pay page that outlives the hold by half an hour', async () => {
      const request = checkoutRequest();
      const checkout = await payments.createCheckout(request);
      expect(URL.canParse(checkout.url)).toBe(true);
      const beyond = checkout.expiresAt.getTime() - request.expiresAt.getTime();
      expect(beyond).toBeGreaterThanOrEqual(30 * 60 * 1000);
      expect(beyond).toBeLessThanOrEqual(30 * 60 * 1000 + 1000);
      expect(await payments.retrieveCheckout(checkout.checkoutId, FISCAL)).toEqual({
        checkoutId: checkout.checkoutId,
        status: 'open',
        paymentStatus: 'unpaid',
        settling: false,
        amountFen: 42_000,
        refundedFen: 0,
        currency: 'CNY',
        paymentIntentId: null,
        paymentId: request.paymentId,
        method: null,
        paidAt: null,
        expiresAt: checkout.expiresAt,
        url: checkout.url,
      });
    });

    it('opens one page for one key, however often it is asked', async () => {
      const request = checkoutRequest();
      const first = await payments.createCheckout(request);
      expect(await payments.createCheckout(request)).toEqual(first);
      const other = await payments.createCheckout({ ...request, idempotencyKey: randomUUID() });
      expect(other.checkoutId).not.toBe(first.checkoutId);
    });

    it('refuses a key that was used for another sum', async () => {
      const request = checkoutRequest();
      await payments.createCheckout(request);
      const changed = { ...request, amountFen: 1, lines: [{ title: '一分', amountFen: 1 }] };
      expect(await problemOf(payments.createCheckout(changed))).toBe('key_reused');
    });

    it('closes a page, and closing it again changes nothing', async () => {
      const { checkoutId } = await payments.createCheckout(checkoutRequest());
      const closed = await payments.expireCheckout(checkoutId, FISCAL);
      expect(closed).toMatchObject({ status: 'expired', paymentStatus: 'unpaid', url: null });
      expect(await payments.expireCheckout(checkoutId, FISCAL)).toEqual(closed);
    });

    it('keeps each account to itself', async () => {
      const school: Payee = { kind: 'school', accountId: made.schoolAccountId };
      const theirs = await payments.createCheckout(checkoutRequest({ payee: school }));
      const ours = await payments.createCheckout(checkoutRequest());
      expect(await payments.retrieveCheckout(theirs.checkoutId, school)).toMatchObject({ status: 'open' });
      expect(await problemOf(payments.retrieveCheckout(theirs.checkoutId, FISCAL))).toBe('not_found');
      expect(await problemOf(payments.retrieveCheckout(ours.checkoutId, school))).toBe('not_found');
      expect(await problemOf(payments.expireCheckout(theirs.checkoutId, FISCAL))).toBe('not_found');
    });

    it('says what it does not know', async () => {
      expect(await problemOf(payments.retrieveCheckout('cs_test_nobody', FISCAL))).toBe('not_found');
      expect(await problemOf(payments.retrieveRefund('re_nobody', FISCAL))).toBe('not_found');
      const refund = { amountFen: 1, payee: FISCAL, idempotencyKey: randomUUID(), metadata: {} };
      expect(await problemOf(payments.refund({ ...refund, paymentIntentId: 'pi_nobody' }))).toBe('not_found');
    });

    it('calls an account that is not ours a matter of configuration', async () => {
      const stranger: Payee = { kind: 'school', accountId: 'acct_not-one-of-ours' };
      expect(await problemOf(payments.createCheckout(checkoutRequest({ payee: stranger })))).toBe(
        'misconfigured',
      );
    });

    describe('webhook signatures', () => {
      const payload = JSON.stringify({
        id: 'evt_1',
        object: 'event',
        type: 'checkout.session.completed',
        created: 1_790_000_000,
        account: 'acct_1',
        data: { object: { id: 'cs_1', object: 'checkout.session', payment_intent: 'pi_1' } },
      });
      const signed = (secret: string, agoSeconds = 0) =>
        new Stripe('sk_test_unused').webhooks.generateTestHeaderString({
          payload,
          secret,
          timestamp: Math.floor(Date.now() / 1000) - agoSeconds,
        });

      it('reads what a call is about when the signature is right', () => {
        const expected = {
          id: 'evt_1',
          type: 'checkout.session.completed',
          account: 'acct_1',
          checkoutId: 'cs_1',
          paymentIntentId: 'pi_1',
          createdAt: new Date(1_790_000_000_000),
        };
        const header = signed(made.webhookSecret);
        expect(payments.parseWebhook(payload, header)).toEqual(expected);
        expect(payments.parseWebhook(new TextEncoder().encode(payload), header)).toEqual(expected);
      });

      const refused: [string, () => [string, string | null]][] = [
        ['another secret', () => [payload, signed('whsec_somebody_else')]],
        ['a changed body', () => [payload.replace('cs_1', 'cs_2'), signed(made.webhookSecret)]],
        ['the same body written differently', () => [`${payload}\n`, signed(made.webhookSecret)]],
        ['a call of six minutes ago', () => [payload, signed(made.webhookSecret, 360)]],
        ['a header without signature', () => [payload, `t=${Math.floor(Date.now() / 1000)}`]],
        ['no header', () => [payload, null]],
        ['an empty body', () => ['', signed(made.webhookSecret)]],
      ];
      it.each(refused)('refuses %s', (_name, call) => {
        expect(() => payments.parseWebhook(...call())).toThrow(InvalidSignature);
      });

      it('takes a call of four minutes ago', () => {
        expect(payments.parseWebhook(payload, signed(made.webhookSecret, 240)).id).toBe('evt_1');
      });
    });
  });
}
