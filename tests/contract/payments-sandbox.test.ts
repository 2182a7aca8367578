import { createHmac, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Stripe from 'stripe';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { API_VERSION } from '~/ports/payments/sandbox/shape-parts';
import {
  type RunningSandbox,
  type SandboxStart,
  startStripeSandbox,
  startWebhookInbox,
  type TestClock,
  testClock,
  type WebhookInbox,
} from '../support/stripe-sandbox';

const SCHOOL = 'acct_school';

let inbox: WebhookInbox;
let clock: TestClock;
let running: RunningSandbox;
let stripe: Stripe;
let folder: string;

async function start(changes: Partial<SandboxStart> = {}): Promise<void> {
  const dataFile = join(folder, 'payments', 'sandbox.json');
  running = await startStripeSandbox({ webhookUrl: inbox.url, now: clock.now, dataFile, ...changes });
  const { secretKey, host, port, protocol } = running.config;
  stripe = new Stripe(secretKey, {
    ...(host && { host }),
    ...(port && { port }),
    ...(protocol && { protocol }),
    maxNetworkRetries: 0,
    telemetry: false,
  });
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stripe-sandbox-'));
  inbox = await startWebhookInbox();
  clock = testClock();
  await start();
});
afterEach(async () => {
  await running.close();
  await inbox.close();
  await rm(folder, { recursive: true });
});

type SessionParams = Stripe.Checkout.SessionCreateParams;

function params(changes: Partial<SessionParams> = {}): SessionParams {
  return {
    mode: 'payment',
    line_items: [
      {
        quantity: 2,
        price_data: { currency: 'cny', unit_amount: 3500, product_data: { name: '<b>古琴</b> & "棋"' } },
      },
    ],
    payment_method_options: { wechat_pay: { client: 'web' } },
    success_url: 'http://courses.example/done?c={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://courses.example/left',
    locale: 'zh',
    ...changes,
  };
}

const open = (changes: Partial<SessionParams> = {}, options: Stripe.RequestOptions = {}) =>
  stripe.checkout.sessions.create(params(changes), options);

async function refusal(call: Promise<unknown>): Promise<InstanceType<typeof Stripe.errors.StripeError>> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Stripe.errors.StripeError) return error;
  throw new Error(`Not refused: ${JSON.stringify(error)}`);
}

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

describe('webhooks', () => {
  it('are signed over "time.body" with the endpoint’s secret', async () => {
    const { id } = await open();
    await running.payer.choose(id, 'pay');
    await running.sandbox.delivered();
    const [call] = inbox.calls;
    const [, at, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(call?.signature ?? '') ?? [];
    expect(signature).toBe(
      createHmac('sha256', 'whsec_contract').update(`${at}.${call?.body}`).digest('hex'),
    );
    const event = JSON.parse(call?.body ?? '');
    expect(await stripe.events.retrieve(event.id)).toMatchObject({ id: event.id, pending_webhooks: 0 });
  });

  it('come again, each time later, until they are taken', async () => {
    inbox.failNext(3);
    const { id } = await open();
    await running.payer.choose(id, 'pay');
    await running.sandbox.delivered();
    expect(inbox.calls).toHaveLength(4);
    expect(new Set(inbox.calls.map(({ body }) => JSON.parse(body).id)).size).toBe(1);
    const gaps = inbox.calls.slice(1).map((call, index) => call.at - (inbox.calls[index]?.at ?? 0));
    [5, 10, 20].forEach((least, index) => {
      expect(gaps[index]).toBeGreaterThanOrEqual(least - 1);
    });
  });

  it('that were owed when the till stopped are sent when it starts', async () => {
    inbox.failNext(Number.POSITIVE_INFINITY);
    const { id } = await open();
    await running.payer.choose(id, 'pay');
    await running.close();
    inbox.failNext(0);
    inbox.calls.length = 0;
    await start();
    await running.sandbox.delivered();
    expect(inbox.calls.map(({ body }) => JSON.parse(body).data.object.id)).toEqual([id]);
    expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({ payment_status: 'paid' });
  });

  it('say what happened to a refund, and which account it was', async () => {
    const { id } = await open({}, { stripeAccount: SCHOOL });
    await running.payer.choose(id, 'pay', { method: 'alipay' });
    const session = await stripe.checkout.sessions.retrieve(id, {}, { stripeAccount: SCHOOL });
    await stripe.refunds.create(
      { payment_intent: String(session.payment_intent) },
      { stripeAccount: SCHOOL },
    );
    clock.advance(4);
    await running.sandbox.tick();
    await running.sandbox.delivered();
    const events = inbox.calls.map(({ body }) => JSON.parse(body));
    expect(new Set(events.map(({ account }) => account))).toEqual(new Set([SCHOOL]));
    expect(events.map(({ type }) => type).sort()).toEqual([
      'charge.refunded',
      'checkout.session.completed',
      'refund.created',
      'refund.updated',
    ]);
  });
});

describe('the pay page', () => {
  it('lies on the product’s origin and lets nothing but its style sheet in', async () => {
    const { id, url } = await open();
    expect(url).toBe(`http://courses.example/sandbox/pay/${id}`);
    const { status, html, headers } = await running.payer.page(id);
    expect(status).toBe(200);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(html).not.toMatch(/<script|style=|<b>古琴/);
    expect(html).toContain('&lt;b&gt;古琴&lt;/b&gt; &amp; &quot;棋&quot;');
    expect(html).toContain('¥70.00');
    const css = await fetch(`${running.origin}/sandbox/pay.css`);
    expect(css.headers.get('content-type')).toContain('text/css');
  });

  it.each([
    ['zh', 'zh-CN', /演示收银台.*不会动用真钱/],
    ['en', 'en', /Practice till.*No real money/],
  ] as const)('speaks %s', async (locale, lang, banner) => {
    const product = { name: locale === 'zh' ? '古琴' : 'Guqin' };
    const line = { quantity: 1, price_data: { currency: 'cny', unit_amount: 100, product_data: product } };
    const { id } = await open({ locale, line_items: [line] });
    const pages = [(await running.payer.page(id)).html];
    await running.payer.choose(id, 'decline');
    pages.push((await running.payer.page(id)).html);
    await running.payer.choose(id, 'late', { after: '30' });
    pages.push((await running.payer.page(id)).html);
    await running.payer.bank(id, 'yes');
    pages.push((await running.payer.page(id)).html);
    for (const html of pages) {
      expect(html).toContain(`<html lang="${lang}">`);
      expect(html).toMatch(banner);
      const words = html.replace(/^[\s\S]*<body>/, '').replace(/<[^>]+>/g, ' ');
      if (locale === 'zh') expect(words).not.toMatch(/[A-Za-z]{2,}/);
      else expect(words).not.toMatch(/\p{Script=Han}/u);
    }
    expect(new Set(pages).size).toBe(4);
  });

  it('takes money once, whoever presses twice', async () => {
    const { id } = await open();
    expect(await running.payer.choose(id, 'pay')).toBe(`http://courses.example/done?c=${id}`);
    expect(await running.payer.choose(id, 'pay')).toBe(`/sandbox/pay/${id}`);
    expect(await running.payer.bank(id, 'yes')).toBe(`/sandbox/pay/${id}`);
    expect((await stripe.balanceTransactions.list()).data).toHaveLength(1);
  });

  it('has a friendly answer for an address that leads nowhere', async () => {
    const { status, html } = await running.payer.page('cs_test_nobody');
    expect(status).toBe(404);
    expect(html).toContain('没有这个付款页');
  });
});

it('writes its books as one whole file, readable by its owner only', async () => {
  await Promise.all(Array.from({ length: 20 }, () => open()));
  const text = await readFile(join(folder, 'payments', 'sandbox.json'), 'utf8');
  expect(Object.keys(JSON.parse(text).sessions)).toHaveLength(20);
});
