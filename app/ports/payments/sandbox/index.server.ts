import express, { type Router } from 'express';
import { api } from './api.server';
import { letTimePass } from './clockwork';
import { deliveries } from './deliveries.server';
import type { Desk } from './endpoint.server';
import { newId } from './ids.server';
import { payDesk } from './pay-desk.server';
import type { Books } from './records';
import { openStore } from './store.server';

export type SandboxOptions = {
  /** Where the books are kept over restarts; without it they are forgotten at the end. */
  dataFile?: string;
  /** Where the product takes webhooks. */
  webhookUrl: string;
  webhookSecret: string;
  /** The only key that opens the API. */
  secretKey: string;
  now?: () => Date;
  /** Milliseconds until a webhook call is tried again; doubled each time. */
  retryMs?: number;
  /** Seconds until a wallet's refund is done. */
  refundSeconds?: number;
};

export type StripeSandbox = {
  /** `/v1/*` (Stripe's API) and `/sandbox/*` (the pay page). Reads bodies itself: mount it before any body reader. */
  router: Router;
  /** Brings about what is due by now: expiries, slow banks, refunds. Runs by itself each second. */
  tick(): Promise<void>;
  /** Resolves when every webhook call that is owed was taken. */
  delivered(): Promise<void>;
  /** Stops the clock and the deliveries, and saves. */
  close(): Promise<void>;
};

/** A till that speaks Stripe's protocol, for where there is no Stripe key. See README.md beside this file. */
export function createStripeSandbox(options: SandboxOptions): StripeSandbox {
  const store = openStore(options.dataFile);
  const clock = options.now ?? (() => new Date());
  const books: Books = {
    state: store.state,
    now: () => Math.floor(clock().getTime() / 1000),
    newId,
    refundSeconds: options.refundSeconds ?? 3,
  };
  const sending = deliveries(
    store.state,
    {
      url: options.webhookUrl,
      secret: options.webhookSecret,
      retryMs: options.retryMs ?? 1000,
      now: books.now,
    },
    () => void store.commit().catch(report),
  );
  const desk: Desk = {
    books,
    secretKey: options.secretKey,
    async finish() {
      await store.commit();
      sending.wake(); // a message goes out only for what is on disk
    },
  };

  async function tick(): Promise<void> {
    if (letTimePass(books)) await desk.finish();
  }
  const timer = setInterval(() => void tick().catch(report), 1000);
  timer.unref();
  sending.wake();

  const router = express.Router();
  router.use('/v1', api(desk));
  router.use('/sandbox', payDesk(desk));
  return {
    router,
    tick,
    delivered: sending.settled,
    async close() {
      clearInterval(timer);
      await sending.close();
      await store.commit();
    },
  };
}

function report(error: unknown): void {
  console.error('The practice till could not save its books', error);
}
