import { createHmac } from 'node:crypto';
import { eventShape } from './events';
import type { EventRecord, State } from './records';

export type Deliveries = {
  /** Sends what is owed and not yet on its way. */
  wake(): void;
  /** Resolves when nothing is owed any more. */
  settled(): Promise<void>;
  /** Stops sending; what is still owed stays in the books for the next start. */
  close(): Promise<void>;
};

export type DeliveryOptions = {
  url: string;
  secret: string;
  /** Milliseconds until the second attempt; doubled for each further one, to at most an hour. */
  retryMs: number;
  /** Unix seconds, for the signature. */
  now(): number;
};

const ATTEMPT_MS = 10_000;
const HOUR_MS = 60 * 60 * 1000;
const GIVE_UP_SECONDS = 3 * 24 * 60 * 60; // as Stripe does in live mode

/** Stripe's scheme: HMAC-SHA256 of "time.body" with the endpoint's secret. */
export function signatureHeader(secret: string, body: string, at: number): string {
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`;
}

/**
 * Calls the webhook at least once per event, in no promised order, until it answers 2xx. `saved` is called when an
 * event was taken.
 */
export function deliveries(state: State, options: DeliveryOptions, saved: () => void): Deliveries {
  const closing = new AbortController();
  const onItsWay = new Map<string, number>();
  const calls = new Set<Promise<void>>();
  const waiting = new Set<() => void>();

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        closing.signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      timer.unref();
      closing.signal.addEventListener('abort', done);
    });

  async function attempt(event: EventRecord): Promise<boolean> {
    const body = JSON.stringify(eventShape(event), null, 2);
    try {
      const response = await fetch(options.url, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'Content-Type': 'application/json; charset=utf-8',
          'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
          'Stripe-Signature': signatureHeader(options.secret, body, options.now()),
        },
        body,
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(ATTEMPT_MS)]),
      });
      await response.body?.cancel();
      return response.ok;
    } catch {
      return false; // not reachable, or too slow: try again
    }
  }

  async function deliver(event: EventRecord): Promise<void> {
    for (let delay = options.retryMs; !closing.signal.aborted; delay = Math.min(delay * 2, HOUR_MS)) {
      const taken = await attempt(event);
      if (taken || options.now() - event.created > GIVE_UP_SECONDS) {
        event.owed -= 1;
        saved();
        return;
      }
      await pause(delay);
    }
  }

  function start(event: EventRecord): void {
    onItsWay.set(event.id, (onItsWay.get(event.id) ?? 0) + 1);
    const call = deliver(event).finally(() => {
      onItsWay.set(event.id, (onItsWay.get(event.id) ?? 1) - 1);
      calls.delete(call);
      if (calls.size === 0) for (const release of waiting) release();
    });
    calls.add(call);
  }

  function wake(): void {
    if (closing.signal.aborted) return;
    for (const event of Object.values(state.events)) {
      for (let sent = onItsWay.get(event.id) ?? 0; sent < event.owed; sent += 1) start(event);
    }
  }

  return {
    wake,
    async settled() {
      wake();
      if (calls.size === 0) return;
      await new Promise<void>((resolve) => {
        const release = () => {
          waiting.delete(release);
          resolve();
        };
        waiting.add(release);
      });
    },
    async close() {
      closing.abort();
      await Promise.all(calls);
    },
  };
}
