import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Stripe from 'stripe';
import { afterEach, beforeEach } from 'vitest';
import {
  type RunningSandbox,
  type SandboxStart,
  startStripeSandbox,
  startWebhookInbox,
  type TestClock,
  testClock,
  type WebhookInbox,
} from '../support/stripe-sandbox';

export const SCHOOL = 'acct_school';

export let inbox: WebhookInbox;
export let clock: TestClock;
export let running: RunningSandbox;
export let stripe: Stripe;
export let folder: string;

/** Starts the till of this test (again) with the data it has. */
export async function start(changes: Partial<SandboxStart> = {}): Promise<void> {
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

/** A running till with a webhook inbox, new for each test of the file that calls this. */
export function openSandbox(): void {
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
}

export type SessionParams = Stripe.Checkout.SessionCreateParams;

export function params(changes: Partial<SessionParams> = {}): SessionParams {
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

/** Opens a checkout, lawful unless told. */
export const open = (changes: Partial<SessionParams> = {}, options: Stripe.RequestOptions = {}) =>
  stripe.checkout.sessions.create(params(changes), options);

/** The error of a call that must be refused. */
export async function refusal(
  call: Promise<unknown>,
): Promise<InstanceType<typeof Stripe.errors.StripeError>> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Stripe.errors.StripeError) return error;
  throw new Error(`Not refused: ${JSON.stringify(error)}`);
}
