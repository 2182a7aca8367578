import { db } from '~/db/client.server';

/** What is known of a request that names an idempotency key. */
export type Claim =
  | { kind: 'first' }
  /** Answered before: the same answer again. */
  | { kind: 'replay'; status: number; body: string }
  /** Still being answered somewhere else. */
  | { kind: 'in_flight' }
  /** The key belongs to a request that asked for something else. */
  | { kind: 'other_request' };

export type ReplyKey = { userId: string; key: string };

/** After that long a first one that has not answered has died with its server. */
const DEAD_AFTER_MS = 60_000;
const HOURS_KEPT = 24;

const hours = (number: number) => number * 3_600_000;

/**
 * Takes a key for a request, or says what became of it. One statement decides who is first, however many ask at once.
 *
 * @param request hash of method, path and body
 */
export async function claimReply({ userId, key }: ReplyKey, request: string, now: Date): Promise<Claim> {
  const before = await readReply({ userId, key }, request, now);
  if (before) return before;
  const dead = new Date(now.getTime() - DEAD_AFTER_MS);
  const stale = new Date(now.getTime() - hours(HOURS_KEPT));
  const claimed = await db.$queryRaw<unknown[]>`
    INSERT INTO api_reply AS r (user_id, key, request, created_at)
    VALUES (${userId}::uuid, ${key}, ${request}, ${now})
    ON CONFLICT (user_id, key) DO UPDATE
       SET request = excluded.request, status = NULL, body = NULL, created_at = excluded.created_at
     WHERE (r.status IS NULL AND r.request = excluded.request AND r.created_at < ${dead}) OR r.created_at < ${stale}
    RETURNING 1`;
  if (claimed.length > 0) return { kind: 'first' };
  // Given back between two statements: whoever asks again is first.
  return (await readReply({ userId, key }, request, now)) ?? { kind: 'in_flight' };
}

/** What is there for a key; null where it is free to take, or where its first one has died or is of yesterday. */
async function readReply({ userId, key }: ReplyKey, request: string, now: Date): Promise<Claim | null> {
  const known = await db.apiReply.findUnique({ where: { userId_key: { userId, key } } });
  if (!known || now.getTime() - known.createdAt.getTime() > hours(HOURS_KEPT)) return null;
  if (known.request !== request) return { kind: 'other_request' };
  if (known.status !== null && known.body !== null) {
    return { kind: 'replay', status: known.status, body: known.body };
  }
  return now.getTime() - known.createdAt.getTime() > DEAD_AFTER_MS ? null : { kind: 'in_flight' };
}

/** Keeps an answer for whoever asks again with the key, for a day. */
export async function keepReply(key: ReplyKey, answer: { status: number; body: string }): Promise<void> {
  await db.apiReply.updateMany({ where: key, data: answer });
}

/** Gives a key back: nothing was done, so the same request may be tried again with it. */
export async function giveBackKey(key: ReplyKey): Promise<void> {
  await db.apiReply.deleteMany({ where: { ...key, status: null } });
}

/** Removes answers that are older than a day. Returns how many. */
export async function dropReplies(now: Date): Promise<number> {
  const { count } = await db.apiReply.deleteMany({
    where: { createdAt: { lt: new Date(now.getTime() - hours(HOURS_KEPT)) } },
  });
  return count;
}
