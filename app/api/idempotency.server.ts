import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { claimReply, giveBackKey, keepReply, type ReplyKey } from '~/services/api/replies.server';
import type { Problem } from './problems';

const KEY = /^[\x21-\x7e]{1,255}$/;
/** How long a request waits for the first one with its key, and how often it looks. */
const WAIT_MS = 5_000;
const LOOK_MS = 100;

export type Answered = { status: number; body: string };
export type Once =
  | (Answered & { kind: 'answered'; replayed: boolean })
  | { kind: 'problem'; problem: Problem };

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
 * that is still being made. What the server itself could not do (5xx) is not kept, so that a retry is a new try.
 */
export async function answeredOnce(
  key: ReplyKey,
  request: string,
  answer: () => Promise<Answered>,
): Promise<Once> {
  const until = Date.now() + WAIT_MS;
  for (;;) {
    const claim = await claimReply(key, request, new Date());
    if (claim.kind === 'first')
      return { kind: 'answered', replayed: false, ...(await firstAnswer(key, answer)) };
    if (claim.kind === 'replay') return { ...claim, kind: 'answered', replayed: true };
    if (claim.kind === 'other_request') return { kind: 'problem', problem: 'idempotency_key_reused' };
    if (Date.now() >= until) return { kind: 'problem', problem: 'request_in_flight' };
    await pause(LOOK_MS);
  }
}

async function firstAnswer(key: ReplyKey, answer: () => Promise<Answered>): Promise<Answered> {
  try {
    const made = await answer();
    if (made.status < 500) await keepReply(key, made);
    else await giveBackKey(key);
    return made;
  } catch (error) {
    await giveBackKey(key);
    throw error;
  }
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
