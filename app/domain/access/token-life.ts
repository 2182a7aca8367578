/** How long tokens may last, in days: proposed, and at most. */
export const TOKEN_DAYS = { usual: 90, most: 365 } as const;

/** What a person can choose between. */
export const TOKEN_LIVES = [7, 30, 90, 180, 365] as const;

/** Tokens of one person that are good at the same time: enough for anybody, too few to lose sight of. */
export const MOST_TOKENS = 20;

const MINUTE = 60_000;

/** Whether the use of a token is to be written down: once a minute is enough to see where it is still used. */
export function isNewUse(lastUsedAt: Date | null, now: Date): boolean {
  return lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= MINUTE;
}

export type TokenState = 'good' | 'expired' | 'revoked';

export function tokenState(token: { expiresAt: Date; revokedAt: Date | null }, now: Date): TokenState {
  if (token.revokedAt) return 'revoked';
  return token.expiresAt <= now ? 'expired' : 'good';
}
