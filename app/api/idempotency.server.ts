import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { claimReply, giveBackKey, keepReply, type ReplyKey } from '~/services/api/replies.server';
import type { Problem } from './problems';

const KEY = /^[\x21-\x7e]{1,255}$/;
/** How long a request waits for the first one with its key. */
const WAIT_MS = 10_000;
/** How often it looks: soon at first, then seldom, so that those who wait do not hold up the one they wait for. */
const LOOK_MS = { first: 100, most: 1_000 };

export type Once = { kind: 'answered'; response: Response } | { kind: 'problem'; problem: Problem };

/** The Idempotency-Key of a request: null where it names none, undefined where that cannot be one. */
export function keyOf(request: Request): string | null | undefined {
  // The IETF draft writes the key as a quoted string; most programs send it bare.
  const sent = request.headers.get('idempotency-key')?.trim();
  if (sent === undefined) return null;
  const key = /^"(.*)"$/.exec(sent)?.[1] ?? sent;
  return KEY.test(key) ? key : undefined;
}

/**
 * Answers a request once per key: a second one with the same key and content gets the first one's answer, also while
 * that is still being made. What was only too much or too soon (429, 5xx) is not kept, so that a retry is a new try.
 */
export async function answeredOnce(
  key: ReplyKey,
  request: string,
  answer: () => Promise<Response>,
): Promise<Once> {
  const until = Date.now() + WAIT_MS;
  for (let look = LOOK_MS.first; ; look = Math.min(look * 2, LOOK_MS.most)) {
    const claim = await claimReply(key, request, new Date());
    if (claim.kind === 'first') return { kind: 'answered', response: await firstAnswer(key, answer) };
    if (claim.kind === 'replay') return { kind: 'answered', response: again(claim) };
    if (claim.kind === 'other_request') return { kind: 'problem', problem: 'idempotency_key_reused' };
    if (Date.now() >= until) return { kind: 'problem', problem: 'request_in_flight' };
    await pause(look);
  }
}

async function firstAnswer(key: ReplyKey, answer: () => Promise<Response>): Promise<Response> {
  try {
    const made = await answer();
    const { status } = made;
    if (status < 500 && status !== 429) await keepReply(key, { status, body: await made.clone().text() });
    else await giveBackKey(key);
    made.headers.set(REPLAYED, 'false');
    return made;
  } catch (error) {
    await giveBackKey(key);
    throw error;
  }
}

const REPLAYED = 'idempotency-replayed';

function again({ status, body }: { status: number; body: string }): Response {
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  return new Response(body || null, {
    status,
    headers: { [REPLAYED]: 'true', ...(body && { 'content-type': type }) },
  });
}

/** What a key stands for: another method, address or body is another request. */
export function fingerprint(method: string, url: URL, body: Uint8Array = new Uint8Array()): string {
  const hash = createHash('sha256').update(`${method} ${url.pathname}${url.search}\n`).update(body);
  return hash.digest('hex');
}

/**
 * The name under which a service knows a request: the key itself where it is a UUID, else one made of it (version 8,
 * RFC 9562), the same every time.
 */
export function requestKeyOf(userId: string, key: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(key)) return key.toLowerCase();
  const hex = createHash('sha256').update(`${userId}\n${key}`).digest('hex');
  const variant = '89ab'[Number.parseInt(hex[16] as string, 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
