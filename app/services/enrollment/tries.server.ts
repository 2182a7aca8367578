import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { oncePerProcess } from '~/db/once-per-process.server';
import type { Refusal } from '~/domain/refusal';

/**
 * How often a place may be asked for. Kept in the process, so that it costs no statement: with several web processes
 * each counts what comes to it. Narrow for an account; for an address only what no school behind one could reach, so
 * that two thousand families in one building each have their tries.
 */
export const TRIES = {
  account: { points: 30, seconds: 60 },
  address: { points: 20_000, seconds: 60 },
} as const;

const limiter = (who: keyof typeof TRIES) =>
  new RateLimiterMemory({ keyPrefix: who, points: TRIES[who].points, duration: TRIES[who].seconds });
const { accounts, addresses } = oncePerProcess('enroll-tries', () => ({
  accounts: limiter('account'),
  addresses: limiter('address'),
}));

/** Spends one try; the refusal when there is none left. Tried before the sale opens, it counts like any other. */
export async function spendTry(by: { userId: string; address: string }): Promise<Refusal | null> {
  try {
    await accounts.consume(by.userId);
    await addresses.consume(by.address);
    return null;
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason;
    const seconds = Math.max(1, Math.ceil(reason.msBeforeNext / 1000));
    return { code: 'too_often', params: { seconds } };
  }
}
