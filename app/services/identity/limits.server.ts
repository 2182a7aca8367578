import { createHmac } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { db } from '~/db/client.server';
import { env } from '~/http/env.server';

/**
 * How often what may be tried. Per address is generous: a whole school sits behind one; the narrow limits are
 * those per phone, per account and per e-mail.
 */
const LIMITS = {
  /** A code by text message costs money and rings in somebody's pocket. */
  phone_code_pause: { points: 1, seconds: 60 },
  phone_code: { points: 5, seconds: 3600 },
  phone_code_address: { points: 300, seconds: 3600 },
  /** Codes tried for one phone, over all codes sent to it. */
  phone_code_check: { points: 15, seconds: 3600 },
  /** Any sign-in step from one address. */
  sign_in_address: { points: 300, seconds: 900 },
  /** Passwords tried for an e-mail that has no account: the same as for one that has (lock-out.server). */
  unknown_account: { points: 5, seconds: 900 },
  /** One code of an authenticator app is good for one sign-in. */
  totp_once: { points: 1, seconds: 120 },
  /** Passwords and codes that a signed-in person repeats before a change of their account. */
  password_check: { points: 10, seconds: 900 },
  totp_check: { points: 10, seconds: 900 },
  mail_link: { points: 3, seconds: 3600 },
  mail_code: { points: 5, seconds: 3600 },
  /** Claims of a child: nobody tries their way into a roster, whoever they ask as or ask for. */
  child_claim_guardian: { points: 8, seconds: 86_400 },
  child_claim_pupil: { points: 8, seconds: 86_400 },
  join_address: { points: 40, seconds: 3600 },
  /** Plans sent to the rule book from outside: cheap, but not for nothing. */
  rules_check_address: { points: 600, seconds: 600 },
  /** Requests of one token of the API. */
  api_token: { points: 300, seconds: 60 },
} as const;

export type Limit = keyof typeof LIMITS;
/** `resetAt`: when all tries are there again. */
export type Spent = { allowed: true; left: number; resetAt: Date } | { allowed: false; retryAt: Date };

/** How many tries a limit has, in how many seconds. */
export const limitOf = (limit: Limit): { points: number; seconds: number } => LIMITS[limit];

/** What rate-limiter-flexible asks of a PostgreSQL client, by the pool that Prisma already has. */
const client = {
  async query({ text, values }: { text: string; values: unknown[] }) {
    const found = await db.$queryRawUnsafe<Record<string, unknown>[]>(text, ...values);
    const rows = found.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]),
      ),
    );
    return { rows, rowCount: rows.length };
  },
};

const limiters = new Map<Limit, RateLimiterPostgres>();

function limiterOf(limit: Limit): RateLimiterPostgres {
  const known = limiters.get(limit);
  if (known) return known;
  const { points, seconds } = LIMITS[limit];
  const made = new RateLimiterPostgres({
    storeClient: client,
    storeType: 'client',
    tableName: 'rate_limit',
    tableCreated: true,
    keyPrefix: limit,
    points,
    duration: seconds,
  });
  limiters.set(limit, made);
  return made;
}

/**
 * Spends one try of a limit. Counted in the database, so several servers count together; the key is kept as a
 * keyed hash, since phones and addresses are personal data.
 */
export async function spend(limit: Limit, key: string): Promise<Spent> {
  try {
    const { remainingPoints, msBeforeNext } = await limiterOf(limit).consume(hidden(key));
    return { allowed: true, left: remainingPoints, resetAt: new Date(Date.now() + msBeforeNext) };
  } catch (reason) {
    if (reason instanceof RateLimiterRes) {
      return { allowed: false, retryAt: new Date(Date.now() + reason.msBeforeNext) };
    }
    throw reason;
  }
}

/** Gives the tries of a key back, after it turned out to be the right person. */
export async function restore(limit: Limit, key: string): Promise<void> {
  await limiterOf(limit).delete(hidden(key));
}

function hidden(key: string): string {
  return createHmac('sha256', env().SESSION_SECRET).update(`limit:${key}`).digest('base64url');
}
