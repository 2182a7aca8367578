import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { oncePerProcess } from '~/db/once-per-process.server';
import { env } from '~/http/env.server';
import { limitOf, spend } from '../identity/limits.server';

/** One allowance of a request: how much of it is left, and when all of it is there again. */
export type Allowance = {
  name: 'address' | 'token';
  points: number;
  windowSeconds: number;
  left: number;
  /** Whole seconds. */
  resetSeconds: number;
};

export type Allowed = { allowed: boolean; allowances: Allowance[] };

const MINUTE_SECONDS = 60;

/**
 * Counted in this process alone: to write down each public search would cost more than the search. Several servers
 * together let through that many times as much, which harms nobody; what must be counted together is per token.
 */
const addresses = oncePerProcess(
  'api-addresses',
  () => new RateLimiterMemory({ points: env().API_READS_PER_MINUTE, duration: MINUTE_SECONDS }),
);

const secondsUntil = (at: Date) => Math.max(1, Math.ceil((at.getTime() - Date.now()) / 1000));

/** Spends one request of an address that shows no token: a school behind one address reads at ease. */
export async function spendOfAddress(address: string): Promise<Allowed> {
  const { points } = addresses;
  const policy = { name: 'address', points, windowSeconds: MINUTE_SECONDS } as const;
  const now = await addresses.consume(address).catch((reason: unknown) => {
    if (reason instanceof RateLimiterRes) return reason;
    throw reason;
  });
  const allowed = now.consumedPoints <= points;
  const resetSeconds = Math.max(1, Math.ceil(now.msBeforeNext / 1000));
  return { allowed, allowances: [{ ...policy, left: now.remainingPoints, resetSeconds }] };
}

/** Spends one request of a token; counted in the database, so all servers count together. */
export async function spendOfToken(tokenId: string): Promise<Allowed> {
  const { points, seconds } = limitOf('api_token');
  const policy = { name: 'token', points, windowSeconds: seconds } as const;
  const spent = await spend('api_token', tokenId);
  const left = spent.allowed ? spent.left : 0;
  const resetSeconds = secondsUntil(spent.allowed ? spent.resetAt : spent.retryAt);
  return { allowed: spent.allowed, allowances: [{ ...policy, left, resetSeconds }] };
}
