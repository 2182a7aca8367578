import { describe, expect, expectTypeOf, it } from 'vitest';
import type { CheckoutRequest, Payee } from '~/ports/payments/port';
import { paymentsConfig, sandboxOptions } from '~/ports/payments/settings.server';
import { createPayments } from '~/ports/payments/stripe.server';

const request: CheckoutRequest = {
  paymentId: 'p1',
  amountFen: 3500,
  currency: 'CNY',
  lines: [{ title: '古琴', amountFen: 3500 }],
  payee: { kind: 'fiscal' },
  successUrl: 'https://courses.example/done',
  cancelUrl: 'https://courses.example/left',
  expiresAt: new Date('2026-09-01T08:00:00Z'),
  locale: 'zh-CN',
  idempotencyKey: 'k1',
};

// Nothing listens there: a call that gets as far as the network fails as `temporary`, not as asked for below.
const payments = createPayments({
  secretKey: 'sk_test_unused',
  webhookSecrets: [],
  host: '127.0.0.1',
  port: 9,
  protocol: 'http',
  maxNetworkRetries: 0,
});

describe('F3: only the school or the fiscal account collects', () => {
  it('no type of payee but these two exists', () => {
    expectTypeOf<Payee['kind']>().toEqualTypeOf<'fiscal' | 'school'>();
    // @ts-expect-error a provider is no payee
    const provider: Payee = { kind: 'provider', accountId: 'acct_provider' };
    expect(provider.kind).not.toBe('school');
  });

  it.each([
    ['a provider', { kind: 'provider', accountId: 'acct_provider' }],
    ['a committee', { kind: 'committee' }],
    ['a school without an account', { kind: 'school', accountId: '' }],
    ['an account that is none', { kind: 'school', accountId: 'sch_1' }],
  ])('data that says otherwise is refused before anything is sent: %s', async (_name, forged) => {
    const payee = forged as Payee;
    const refused = { name: 'PaymentError', problem: 'misconfigured' };
    const refund = { paymentIntentId: 'pi_1', amountFen: 1, payee, idempotencyKey: 'k', metadata: {} };
    await expect(payments.createCheckout({ ...request, payee })).rejects.toMatchObject(refused);
    await expect(payments.refund(refund)).rejects.toMatchObject(refused);
    await expect(payments.retrieveCheckout('cs_1', payee)).rejects.toMatchObject(refused);
  });
});

describe('what is asked for', () => {
  it.each([
    ['one fen too many', 3501],
    ['one fen too few', 3499],
    ['nothing', 0],
    ['part of a fen', 3500.5],
  ])('lines that do not add up are a bug: %s', async (_name, amountFen) => {
    await expect(payments.createCheckout({ ...request, amountFen })).rejects.toThrow(RangeError);
  });

  it('a vendor that cannot be reached is a temporary problem', async () => {
    await expect(payments.createCheckout(request)).rejects.toMatchObject({ problem: 'temporary' });
  });
});

describe('whom the environment names', () => {
  const env = {
    STRIPE_SECRET_KEY: undefined,
    STRIPE_WEBHOOK_SECRET: undefined,
    STRIPE_API_BASE: undefined,
    PORT: 3000,
    SESSION_SECRET: 'a house secret for this test alone',
    DATA_DIR: '/data',
    production: false,
  };

  it('with a key: Stripe itself, with every webhook secret', () => {
    const named = { ...env, STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_a, whsec_b' };
    expect(paymentsConfig(named)).toEqual({ secretKey: 'sk_test_1', webhookSecrets: ['whsec_a', 'whsec_b'] });
  });

  it('without: the sandbox on the house’s own port, and both sides hold the same secrets', () => {
    const client = paymentsConfig(env);
    const till = sandboxOptions(env);
    expect(client).toMatchObject({ host: '127.0.0.1', port: 3000, protocol: 'http' });
    expect(client.secretKey).toBe(till.secretKey);
    expect(client.webhookSecrets).toEqual([till.webhookSecret]);
    expect(till.webhookUrl).toBe('http://127.0.0.1:3000/webhooks/stripe');
    expect(till.dataFile).toBe('/data/payments/sandbox.json');
    const elsewhere = sandboxOptions({ ...env, SESSION_SECRET: 'another' });
    expect(elsewhere.secretKey).not.toBe(till.secretKey);
  });

  it('never the sandbox in production', () => {
    expect(() => paymentsConfig({ ...env, production: true })).toThrow('STRIPE_SECRET_KEY');
  });
});
