import { describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { configurePayments } from '~/ports/payments/index.server';
import { signatureHeader } from '~/ports/payments/sandbox/deliveries.server';
import { auditOn, messagesTo, placeOf, waitingJobs } from './family-market';
import { callWebhook, eventAbout, signed } from './pay-desk';
import { atTheTill, desk, openTill, paymentsOf } from './till';

openTill();

describe('an event', () => {
  it('is applied once, however often and in however many ways it comes', async () => {
    const { id, checkoutId, family } = await atTheTill();
    await desk.payer.choose(checkoutId, 'pay');
    await desk.quiet();
    const [first] = desk.answers;
    if (!first) throw new Error('no event');
    const before = [await placeOf(id), await paymentsOf(id), await auditOn(id), await waitingJobs()];
    const again = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const answer = await callWebhook(first.body, signed(first.body));
        return [answer.status, ((await answer.json()) as { outcome: string }).outcome];
      }),
    );
    expect(again).toEqual(Array(20).fill([200, 'repeated']));
    expect([await placeOf(id), await paymentsOf(id), await auditOn(id), await waitingJobs()]).toEqual(before);
    expect(await messagesTo(family)).toEqual(['place_held', 'place_confirmed']);
  });

  it('is applied once when it comes twenty times at the same moment for the first time', async () => {
    const { id, checkoutId, family } = await atTheTill();
    desk.deaf.value = true;
    await desk.payer.choose(checkoutId, 'pay');
    const body = eventAbout(checkoutId, 'evt_twentyfold');
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const answer = await callWebhook(body, signed(body));
        return ((await answer.json()) as { outcome: string }).outcome;
      }),
    );
    expect(outcomes.filter((outcome) => outcome === 'applied')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'repeated')).toHaveLength(19);
    expect(await placeOf(id)).toMatchObject({ status: 'confirmed' });
    expect(await messagesTo(family)).toEqual(['place_held', 'place_confirmed']);
    expect(await auditOn(id)).toEqual(['enrollment.hold', 'enrollment.confirm']);
  });

  it('that lies is not believed: the truth is fetched', async () => {
    const { id, checkoutId } = await atTheTill();
    const body = eventAbout(checkoutId, 'evt_liar', { status: 'complete', payment_status: 'paid' });
    expect((await callWebhook(body, signed(body))).status).toBe(200);
    expect(await placeOf(id)).toMatchObject({ status: 'held' });
  });

  it('about nothing of ours is taken and forgotten; of another account it is not ours', async () => {
    const unknown = eventAbout('cs_test_nobody', 'evt_unknown');
    const answer = await callWebhook(unknown, signed(unknown));
    expect([answer.status, await answer.json()]).toEqual([200, { outcome: 'unknown' }]);

    const { id, checkoutId } = await atTheTill();
    desk.deaf.value = true;
    await desk.payer.choose(checkoutId, 'pay');
    const foreign = eventAbout(checkoutId, 'evt_foreign', {}, 'acct_somebody');
    expect(await (await callWebhook(foreign, signed(foreign))).json()).toEqual({ outcome: 'unknown' });
    expect(await placeOf(id)).toMatchObject({ status: 'held' });
  });

  it('without the right signature is refused, and nothing is written down', async () => {
    const { checkoutId } = await atTheTill();
    const body = eventAbout(checkoutId, 'evt_forged');
    const hourAgo = Math.floor(Date.now() / 1000) - 3600;
    for (const signature of [
      null,
      '',
      signatureHeader('whsec_wrong', body, Math.floor(Date.now() / 1000)),
      signatureHeader('whsec_contract', body, hourAgo),
      signed(`${body} `),
    ]) {
      expect((await callWebhook(body, signature)).status).toBe(400);
    }
    expect(await db.paymentEvent.findUnique({ where: { id: 'evt_forged' } })).toBeNull();
  });

  it('that failed half way is applied when it comes again', async () => {
    const { id, checkoutId } = await atTheTill();
    desk.deaf.value = true;
    await desk.payer.choose(checkoutId, 'pay');
    const body = eventAbout(checkoutId, 'evt_half');
    configurePayments({ ...desk.config, port: 9, maxNetworkRetries: 0, timeoutMs: 500 });
    await expect(callWebhook(body, signed(body))).rejects.toThrow();
    expect(await db.paymentEvent.findUnique({ where: { id: 'evt_half' } })).toMatchObject({
      appliedAt: null,
    });
    configurePayments(desk.config);
    expect(await (await callWebhook(body, signed(body))).json()).toEqual({ outcome: 'applied' });
    expect(await placeOf(id)).toMatchObject({ status: 'confirmed' });
  });
});
