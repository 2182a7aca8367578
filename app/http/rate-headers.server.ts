import type { Allowance } from '~/services/api/limits.server';

/**
 * What is left of each allowance, as the IETF draft on RateLimit header fields has it:
 * `RateLimit-Policy: "token";q=300;w=60` and `RateLimit: "token";r=299;t=41`.
 */
export function rateHeaders(allowances: readonly Allowance[]): Record<string, string> {
  return {
    'ratelimit-policy': allowances
      .map(({ name, points, windowSeconds }) => `"${name}";q=${points};w=${windowSeconds}`)
      .join(', '),
    ratelimit: allowances
      .map(({ name, left, resetSeconds }) => `"${name}";r=${left};t=${resetSeconds}`)
      .join(', '),
  };
}
