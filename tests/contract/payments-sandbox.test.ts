import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clock, folder, inbox, open, openSandbox, running, SCHOOL, start, stripe } from './running-sandbox';

openSandbox();

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
