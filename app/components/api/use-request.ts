import { useEffect, useRef, useState } from 'react';

export type Sent = { method: string; url: string; headers: Record<string, string>; body?: string };

export type Answer =
  | { state: 'none' }
  | { state: 'sending' }
  | { state: 'failed' }
  | {
      state: 'answered';
      status: number;
      ms: number;
      headers: [string, string][];
      body: string;
    };

/** Headers of an answer that say something about the API; the rest is the house's own. */
const TOLD =
  /^(content-type|content-language|cache-control|retry-after|ratelimit.*|idempotency-.*|www-authenticate|allow|x-request-id|etag|repr-digest)$/;

/** Sends a request to this server without any cookie, one at a time. */
export function useRequest() {
  const [answer, setAnswer] = useState<Answer>({ state: 'none' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const send = async ({ method, url, headers, body }: Sent) => {
    running.current?.abort();
    const control = new AbortController();
    running.current = control;
    setAnswer({ state: 'sending' });
    const began = performance.now();
    try {
      const got = await fetch(url, {
        method,
        headers,
        body,
        credentials: 'omit',
        cache: 'no-store',
        signal: control.signal,
      });
      const text = await got.text();
      const told = [...got.headers].filter(([name]) => TOLD.test(name));
      const ms = Math.round(performance.now() - began);
      setAnswer({ state: 'answered', status: got.status, ms, headers: told, body: readable(text) });
    } catch {
      setAnswer({ state: control.signal.aborted ? 'none' : 'failed' });
    }
  };
  return { answer, send, stop: () => running.current?.abort() };
}

function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
