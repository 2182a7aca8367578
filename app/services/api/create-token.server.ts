import { lockRow } from '~/db/lock.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { type Scope, scopesFor } from '~/domain/access/scopes';
import { MOST_TOKENS, TOKEN_DAYS } from '~/domain/access/token-life';
import { type Refused, refused } from '~/domain/refusal';
import { auditSelf } from '../identity/actor-of.server';
import { newTokenText } from './token-text.server';

export type TokenMade = { kind: 'done'; tokenId: string; token: string; expiresAt: Date };

const DAY = 86_400_000;

/**
 * Makes a bearer token of the API. Its text is in the answer and nowhere else, ever. Scopes that the person cannot use
 * themselves are left out; `public:read` is always among them.
 *
 * @param input days: how long it is good, at most a year
 */
export async function createToken(
  actor: Actor,
  input: { name: string; scopes: readonly Scope[]; days: number },
  now: Date,
): Promise<TokenMade | Refused> {
  const allowed = scopesFor(actor);
  const scopes = allowed.filter((scope) => scope === 'public:read' || input.scopes.includes(scope));
  const days = Math.min(Math.max(1, Math.floor(input.days)), TOKEN_DAYS.most);
  const expiresAt = new Date(now.getTime() + days * DAY);
  const { token, start, hash } = newTokenText();
  return inTransaction(async (tx) => {
    await lockRow(tx, 'user', actor.userId);
    const good = await tx.apiToken.count({
      where: { userId: actor.userId, revokedAt: null, expiresAt: { gt: now } },
    });
    if (good >= MOST_TOKENS) return refused({ code: 'too_many_tokens', params: { most: MOST_TOKENS } });
    const { id } = await tx.apiToken.create({
      data: { userId: actor.userId, name: input.name, start, hash, scopes, createdAt: now, expiresAt },
      select: { id: true },
    });
    const data = { scopes, days };
    await auditSelf(
      tx,
      actor.userId,
      { verb: 'api_token.create', subjectKind: 'api_token', subjectId: id, data },
      now,
    );
    return { kind: 'done', tokenId: id, token, expiresAt };
  });
}
