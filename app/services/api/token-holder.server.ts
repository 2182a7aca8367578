import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { cutByScopes, isScope, type Scope, scopesFor } from '~/domain/access/scopes';
import { isNewUse, tokenState } from '~/domain/access/token-life';
import { actorOf } from '../identity/actor-of.server';
import { tokenHash } from './token-text.server';

/** Who shows a token, as far as it reaches. */
export type TokenHolder = { tokenId: string; actor: Actor; scopes: Scope[] };

/**
 * The person of a bearer token; null for one that never was, is over or was revoked. A scope that the person has lost
 * the right to is gone from the token, too. That it was used is written down once a minute at most.
 */
export async function holderOf(token: string, now: Date): Promise<TokenHolder | null> {
  const hash = tokenHash(token);
  const row = hash && (await db.apiToken.findUnique({ where: { hash } }));
  if (!row || tokenState(row, now) !== 'good') return null;
  const person = await actorOf(db, row.userId);
  if (!person) return null;
  if (isNewUse(row.lastUsedAt, now)) {
    await db.apiToken.updateMany({ where: { id: row.id }, data: { lastUsedAt: now } });
  }
  const usable = scopesFor(person);
  const scopes = row.scopes.filter(isScope).filter((scope) => usable.includes(scope));
  return { tokenId: row.id, actor: cutByScopes(person, scopes), scopes };
}
