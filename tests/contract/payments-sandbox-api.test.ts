import { randomUUID } from 'node:crypto';
import Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { API_VERSION } from '~/ports/payments/sandbox/shape-parts';
import {
  clock,
  open,
  openSandbox,
  params,
  refusal,
  running,
  SCHOOL,
  type SessionParams,
  start,
  stripe,
} from './running-sandbox';

openSandbox();

describe('the API speaks as Stripe does', () => {
  it('opens for its own key only', async () => {
    const tryWith = async (key: string) => {
      const { host = '', port = 0 } = running.config;
      const stranger = new Stripe(key, { host, port, protocol: 'http', maxNetworkRetries: 0 });
      return refusal(stranger.checkout.sessions.list());
    };
    for (const key of ['sk_test_somebody_else', 'sk_live_never_send_me', 'x']) {
      expect(await tryWith(key)).toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
    }
    const bare = await fetch(`${running.origin}/v1/refunds`);
    expect([bare.status, await bare.json()]).toMatchObject([
      401,
      { error: { type: 'invalid_request_error' } },
    ]);
  });

  it('names each request and follows the version the SDK is pinned to', async () => {
    const { lastResponse } = await open();
    expect(lastResponse.requestId).toMatch(/^req_\w{14}$/);
    expect(lastResponse.apiVersion).toBe(API_VERSION);
    expect(API_VERSION).toBe(Stripe.API_VERSION);
  });

  it('says what it does not know, and where', async () => {
    const unknown = await refusal(
      stripe.rawRequest('POST', '/v1/checkout/sessions', { ...params(), colour: 'red' }),
    );
    expect(unknown).toMatchObject({ statusCode: 400, code: 'parameter_unknown', param: 'colour' });
    const nowhere = await refusal(stripe.rawRequest('GET', '/v1/coupons'));
    expect(nowhere).toMatchObject({
      statusCode: 404,
      message: 'Unrecognized request URL (GET: /v1/coupons).',
    });
    const nobody = await refusal(stripe.checkout.sessions.retrieve('cs_test_nobody'));
    expect(nobody).toMatchObject({
      code: 'resource_missing',
      message: "No such checkout.session: 'cs_test_nobody'",
    });
  });

  const price = (changes: object) => ({
    line_items: [
      {
        quantity: 1,
        price_data: { currency: 'cny', unit_amount: 100, product_data: { name: 'x' }, ...changes },
      },
    ],
  });
  const bad: [string, () => Partial<SessionParams>, string][] = [
    ['no lines', () => ({ line_items: [] }), 'line_items'],
    ['nothing to pay', () => price({ unit_amount: 0 }), 'line_items[0][price_data][unit_amount]'],
    ['part of a fen', () => price({ unit_amount: 0.5 }), 'line_items[0][price_data][unit_amount]'],
    ['another currency', () => price({ currency: 'usd' }), 'line_items[0][price_data][currency]'],
    ['a subscription', () => ({ mode: 'subscription' }), 'mode'],
    ['no way back', () => ({ success_url: 'nowhere' }), 'success_url'],
    [
      'WeChat Pay without a client',
      () => ({ payment_method_options: {} }),
      'payment_method_options[wechat_pay][client]',
    ],
    [
      'an unknown method',
      () => ({ allowed_payment_method_types: ['paypal'] }),
      'allowed_payment_method_types',
    ],
    ['metadata too long', () => ({ metadata: { note: 'x'.repeat(501) } }), 'metadata[note]'],
  ];
  it.each(bad)('refuses %s', async (_name, changes, param) => {
    expect(await refusal(open(changes()))).toMatchObject({ statusCode: 400, param });
  });

  it.each([
    ['a second under half an hour', 1799, 'expires_at'],
    ['half an hour', 1800, 'open'],
    ['a day', 86_400, 'open'],
    ['a second over a day', 86_401, 'expires_at'],
  ])('a page to be open for %s', async (_name, seconds, outcome) => {
    const stopped = clock.now();
    await running.close();
    await start({ now: () => stopped });
    const call = open({ expires_at: Math.floor(stopped.getTime() / 1000) + seconds });
    const opened = await call.then(
      (session) => session.status,
      (error) => error.param,
    );
    expect(opened).toBe(outcome);
  });

  it('replays the first answer to a key and says so, also after a restart', async () => {
    const idempotencyKey = randomUUID();
    const first = await open({}, { idempotencyKey });
    await running.close();
    await start();
    const again = await open({}, { idempotencyKey });
    expect(again.id).toBe(first.id);
    expect(again.lastResponse.headers).toMatchObject({
      'idempotent-replayed': 'true',
      'original-request': first.lastResponse.requestId,
    });
    const other = await refusal(open({ locale: 'en' }, { idempotencyKey }));
    expect(other).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
    // Another account has keys of its own.
    expect((await open({}, { idempotencyKey, stripeAccount: SCHOOL })).id).not.toBe(first.id);
  });

  it('lets a call that was refused before it began be mended under its key', async () => {
    const idempotencyKey = randomUUID();
    await refusal(open({ mode: 'setup' }, { idempotencyKey }));
    expect((await open({}, { idempotencyKey })).status).toBe('open');
  });

  it('expands what it is asked to and pages its lists', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) ids.unshift((await open()).id);
    const first = await stripe.checkout.sessions.list({ limit: 2 });
    expect(first.data.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    expect(first.has_more).toBe(true);
    const all: string[] = [];
    for await (const session of stripe.checkout.sessions.list({ limit: 2 })) all.push(session.id);
    expect(all).toEqual(ids);
    const before = await stripe.checkout.sessions.list({ limit: 2, ending_before: ids[3] ?? '' });
    expect(before.data.map(({ id }) => id)).toEqual(ids.slice(1, 3));
    await running.payer.choose(ids[0] ?? '', 'pay', { method: 'alipay' });
    const expand = ['line_items', 'payment_intent.latest_charge.balance_transaction'];
    const session = await stripe.checkout.sessions.retrieve(ids[0] ?? '', { expand });
    expect(session.line_items?.data[0]).toMatchObject({ quantity: 2, amount_total: 7000 });
    expect(session.payment_intent).toMatchObject({
      status: 'succeeded',
      latest_charge: {
        payment_method_details: { type: 'alipay' },
        balance_transaction: { amount: 7000, type: 'payment' },
      },
    });
  });

  it('keeps a balance that adds up, per account', async () => {
    const session = await open({}, { stripeAccount: SCHOOL });
    await running.payer.choose(session.id, 'pay');
    const paid = await stripe.checkout.sessions.retrieve(session.id, {}, { stripeAccount: SCHOOL });
    const intent = String(paid.payment_intent);
    await stripe.refunds.create({ payment_intent: intent, amount: 2500 }, { stripeAccount: SCHOOL });
    const rows = await stripe.balanceTransactions.list({}, { stripeAccount: SCHOOL });
    expect(rows.data.map(({ type, amount }) => [type, amount])).toEqual([
      ['refund', -2500],
      ['charge', 7000],
    ]);
    expect(
      (await stripe.balanceTransactions.list({ type: 'charge' }, { stripeAccount: SCHOOL })).data,
    ).toHaveLength(1);
    expect((await stripe.balanceTransactions.list()).data).toEqual([]);
    expect(
      (await stripe.refunds.list({ payment_intent: intent }, { stripeAccount: SCHOOL })).data,
    ).toHaveLength(1);
  });
});
