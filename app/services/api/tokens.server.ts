import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { isScope, type Scope } from '~/domain/access/scopes';
import { type TokenState, tokenState } from '~/domain/access/token-life';

export type TokenCard = {
  id: string;
  name: string;
  /** First characters; the rest is known to nobody here. */
  start: string;
  scopes: Scope[];
  state: TokenState;
  createdAt: string;
  expiresAt: string;
  lastUsedAt: string | null;
};

const MONTH = 30 * 86_400_000;

/** A person's tokens, those that are good first, the newest first; what ended is shown for a month. */
export async function ownTokens(actor: Pick<Actor, 'userId'>, now: Date): Promise<TokenCard[]> {
  const lately = new Date(now.getTime() - MONTH);
  const rows = await db.apiToken.findMany({
    where: {
      userId: actor.userId,
      expiresAt: { gt: lately },
      OR: [{ revokedAt: null }, { revokedAt: { gt: lately } }],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  const cards = rows.map((row) => ({
    id: row.id,
    name: row.name,
    start: row.start,
    scopes: row.scopes.filter(isScope),
    state: tokenState(row, now),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }));
  return [...cards.filter(({ state }) => state === 'good'), ...cards.filter(({ state }) => state !== 'good')];
}
