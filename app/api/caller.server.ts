import type { Scope } from '~/domain/access/scopes';
import { bearerOf } from '~/http/bearer.server';
import { rateHeaders } from '~/http/rate-headers.server';
import type { Lng } from '~/i18n/config';
import { type Allowance, spendOfAddress, spendOfToken } from '~/services/api/limits.server';
import type { TokenHolder } from '~/services/api/token-holder.server';
import { problemAnswer } from './problem-answer.server';

/** Who calls, or why they are not let in. `rate` goes along with every answer. */
export type Caller = { rate: Record<string, string> } & (
  | { kind: 'in'; holder: TokenHolder | null }
  | { kind: 'out'; answer: Response }
);

const REALM = 'Bearer realm="after-school"';

/**
 * Who calls by which token, and whether they have not called too often. A good token counts for itself alone, however
 * many others stand behind the same address (the server of a mini-program); whoever has none counts by the address.
 */
export async function callerOf(request: Request, address: string, lng: Lng, now: Date): Promise<Caller> {
  const bearer = await bearerOf(request, now);
  const spent =
    bearer.kind === 'holder' ? await spendOfToken(bearer.holder.tokenId) : await spendOfAddress(address);
  const rate = rateHeaders(spent.allowances);
  if (!spent.allowed) return { kind: 'out', rate, answer: tooOften(spent.allowances, lng) };
  if (bearer.kind === 'invalid') return { kind: 'out', rate, answer: tokenInvalid(lng) };
  return { kind: 'in', rate, holder: bearer.kind === 'holder' ? bearer.holder : null };
}

/** What stands in the way of using a scope, or null. A token whose person lost the right to it lacks it, too. */
export function scopeProblem(
  holder: Pick<TokenHolder, 'scopes'> | null,
  scope: Scope,
  lng: Lng,
): Response | null {
  if (!holder) return problemAnswer('token_missing', lng, { headers: { 'www-authenticate': REALM } });
  if (holder.scopes.includes(scope)) return null;
  const headers = { 'www-authenticate': `${REALM}, error="insufficient_scope", scope="${scope}"` };
  return problemAnswer('scope_missing', lng, { headers });
}

function tokenInvalid(lng: Lng): Response {
  return problemAnswer('token_invalid', lng, {
    headers: { 'www-authenticate': `${REALM}, error="invalid_token"` },
  });
}

function tooOften(allowances: readonly Allowance[], lng: Lng): Response {
  const seconds = Math.max(...allowances.map(({ resetSeconds }) => resetSeconds));
  return problemAnswer('too_often', lng, { headers: { 'retry-after': String(seconds) } });
}
