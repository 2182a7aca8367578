import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createStripeSandbox, type StripeSandbox } from '~/ports/payments/sandbox/index.server';
import type { PaymentsConfig } from '~/ports/payments/stripe.server';

/** A clock that tests put forward. */
export type TestClock = { now(): Date; advance(seconds: number): void };

export function testClock(): TestClock {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead),
    advance: (seconds) => {
      ahead += seconds * 1000;
    },
  };
}

export type PayChoice = 'pay' | 'decline' | 'late' | 'twice' | 'refund_fails';

/** Somebody at the pay page, pressing its buttons by the same forms as a browser. */
export type Payer = {
  /** The page as it reads now. */
  page(checkoutId: string): Promise<{ status: number; html: string; headers: Headers }>;
  /** Presses a button; answers with the address the browser is sent to. */
  choose(checkoutId: string, act: PayChoice, fields?: { method?: string; after?: string }): Promise<string>;
  /** The slow bank makes up its mind. */
  bank(checkoutId: string, answer: 'yes' | 'no'): Promise<string>;
};

export type RunningSandbox = {
  sandbox: StripeSandbox;
  origin: string;
  /** For `createPayments` or `configurePayments`. */
  config: PaymentsConfig;
  payer: Payer;
  close(): Promise<void>;
};

export type SandboxStart = {
  webhookUrl: string;
  port?: number;
  webhookSecret?: string;
  dataFile?: string;
  now?: () => Date;
  retryMs?: number;
  refundSeconds?: number;
};

export async function listen(server: Server, port = 0): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

export async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

function payerAt(origin: string): Payer {
  const post = async (path: string, fields: Record<string, string>) => {
    const body = new URLSearchParams(fields);
    const response = await fetch(`${origin}${path}`, { method: 'POST', body, redirect: 'manual' });
    await response.text();
    const next = response.headers.get('location');
    if (response.status !== 303 || !next)
      throw new Error(`The pay page answered ${response.status} to ${path}`);
    return next;
  };
  return {
    async page(checkoutId) {
      const { status, headers, ...response } = await fetch(`${origin}/sandbox/pay/${checkoutId}`).then(
        async (answer) => ({ status: answer.status, headers: answer.headers, html: await answer.text() }),
      );
      return { status, headers, html: response.html };
    },
    choose: (checkoutId, act, fields = {}) =>
      post(`/sandbox/pay/${checkoutId}`, { method: 'card', ...fields, act }),
    bank: (checkoutId, answer) => post(`/sandbox/pay/${checkoutId}/bank`, { answer }),
  };
}

/** Runs the Stripe-speaking till on a port of its own. */
export async function startStripeSandbox(start: SandboxStart): Promise<RunningSandbox> {
  const secretKey = 'sk_test_contract';
  const webhookSecret = start.webhookSecret ?? 'whsec_contract';
  const { port: wanted = 0, ...options } = start;
  const sandbox = createStripeSandbox({ retryMs: 5, refundSeconds: 3, ...options, secretKey, webhookSecret });
  const server = createServer(express().use(sandbox.router));
  const port = await listen(server, wanted);
  const origin = `http://127.0.0.1:${port}`;
  return {
    sandbox,
    origin,
    config: { secretKey, webhookSecrets: [webhookSecret], host: '127.0.0.1', port, protocol: 'http' },
    payer: payerAt(origin),
    async close() {
      await sandbox.close();
      await stop(server);
    },
  };
}

export type WebhookCall = { body: string; signature: string; at: number };

/** A webhook endpoint that keeps what it was sent, byte for byte. */
export type WebhookInbox = {
  url: string;
  calls: WebhookCall[];
  /** Answers the next calls with 500. */
  failNext(times: number): void;
  close(): Promise<void>;
};

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

export async function startWebhookInbox(): Promise<WebhookInbox> {
  const calls: WebhookCall[] = [];
  let failures = 0;
  const server = createServer(async (request, response) => {
    const signature = String(request.headers['stripe-signature']);
    calls.push({ body: await bodyOf(request), signature, at: performance.now() });
    response.statusCode = failures > 0 ? 500 : 200;
    failures = Math.max(0, failures - 1);
    response.end();
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}/webhooks/stripe`,
    calls,
    failNext: (times) => {
      failures = times;
    },
    close: () => stop(server),
  };
}
