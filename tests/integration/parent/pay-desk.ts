import { createServer } from 'node:http';
import { db } from '~/db/client.server';
import type { CheckoutState } from '~/ports/payments/index.server';
import { configurePayments, payments } from '~/ports/payments/index.server';
import { signatureHeader } from '~/ports/payments/sandbox/deliveries.server';
import { action as webhook } from '~/routes/webhooks+/stripe';
import { startPayment } from '~/services/payments/start-payment.server';
import {
  listen,
  type RunningSandbox,
  startStripeSandbox,
  stop,
  type TestClock,
  testClock,
} from '../../support/stripe-sandbox';
import type { Family } from './family-market';

export type PayDesk = RunningSandbox & {
  clock: TestClock;
  /** What our webhook answered, in order. */
  answers: { status: number; outcome: string; body: Buffer; signature: string }[];
  /** While true our webhook cannot be reached; what is owed comes later. */
  deaf: { value: boolean };
  /** Opens the pay page of a held place; answers with its id at the till. */
  open(family: Family, enrollmentId: string): Promise<string>;
  /** Waits until every webhook call was answered. */
  quiet(): Promise<void>;
  truth(checkoutId: string): Promise<CheckoutState>;
};

/** The Stripe-speaking till, with its webhooks ending at our own route. */
export async function startPayDesk(): Promise<PayDesk> {
  const clock = testClock();
  const answers: PayDesk['answers'] = [];
  const deaf = { value: false };
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    const signature = String(request.headers['stripe-signature']);
    if (deaf.value) {
      response.statusCode = 503;
      response.end();
      return;
    }
    const answer = await callWebhook(body, signature).catch(() => new Response('{}', { status: 500 }));
    const { outcome = '' } = (await answer.json()) as { outcome?: string };
    answers.push({ status: answer.status, outcome, body, signature });
    response.statusCode = answer.status;
    response.end();
  });
  const port = await listen(server);
  const running = await startStripeSandbox({
    webhookUrl: `http://127.0.0.1:${port}/webhooks/stripe`,
    now: clock.now,
  });
  configurePayments(running.config);
  return {
    ...running,
    clock,
    answers,
    deaf,
    async open(family, enrollmentId) {
      const started = await startPayment(family.actor, { enrollmentId, locale: 'zh-CN' }, clock.now());
      if (started.kind === 'refused') throw new Error(`refused: ${started.refusals[0]?.code}`);
      const payment = await db.payment.findUniqueOrThrow({ where: { id: started.paymentId } });
      return payment.checkoutId ?? '';
    },
    quiet: () => running.sandbox.delivered(),
    async truth(checkoutId) {
      const payment = await db.payment.findFirstOrThrow({ where: { checkoutId } });
      return payments().retrieveCheckout(
        checkoutId,
        payment.payeeAccount ? { kind: 'school', accountId: payment.payeeAccount } : { kind: 'fiscal' },
      );
    },
    async close() {
      await running.close();
      await stop(server);
    },
  };
}

/** Calls our webhook route with these bytes. */
export function callWebhook(body: Uint8Array | string, signature: string | null): Promise<Response> {
  const request = new Request('http://localhost:3000/webhooks/stripe', {
    method: 'POST',
    body: body as BodyInit,
    headers: { 'content-type': 'application/json', ...(signature && { 'stripe-signature': signature }) },
  });
  return webhook({ request, params: {}, context: {} } as never);
}

/** The signature of a webhook call as the till of `startPayDesk` writes it now. */
export const signed = (body: Uint8Array | string) =>
  signatureHeader('whsec_contract', Buffer.from(body).toString('utf8'), Math.floor(Date.now() / 1000));

/** An event as Stripe writes it, with whatever it claims about a checkout. */
export function eventAbout(checkoutId: string, id: string, claims: object = {}, account?: string): string {
  return JSON.stringify({
    id,
    object: 'event',
    api_version: '2026-01-01',
    created: Math.floor(Date.now() / 1000),
    type: 'checkout.session.completed',
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    ...(account && { account }),
    data: { object: { id: checkoutId, object: 'checkout.session', ...claims } },
  });
}
