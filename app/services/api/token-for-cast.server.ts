import { db } from '~/db/client.server';
import { type Scope, scopesFor } from '~/domain/access/scopes';
import { actorOf } from '../identity/actor-of.server';
import { demoDoorsOpen } from '../identity/demo-doors.server';
import { createToken } from './create-token.server';

export type CastToken =
  | { kind: 'done'; token: string; scopes: Scope[]; expiresAt: Date }
  | { kind: 'no_demo' }
  | { kind: 'unknown'; names: string[] }
  | { kind: 'too_many' };

/**
 * A token with everything that one of the named cast may give, for trying the API out. In the demo and in tests only.
 *
 * @param input name: a key of the cast (`guardian-lin`) or the person's own name
 */
export async function tokenForCast(input: { name: string; days: number }, now: Date): Promise<CastToken> {
  if (!demoDoorsOpen()) return { kind: 'no_demo' };
  const cast = await db.castMember.findMany({
    orderBy: { position: 'asc' },
    select: { key: true, userId: true, user: { select: { name: true } } },
  });
  const member = cast.find(({ key, user }) => key === input.name || user.name === input.name);
  const actor = member && (await actorOf(db, member.userId));
  if (!actor) return { kind: 'unknown', names: cast.map(({ key }) => key) };
  const scopes = scopesFor(actor);
  const made = await createToken(actor, { name: 'npm run token', scopes, days: input.days }, now);
  if (made.kind === 'refused') return { kind: 'too_many' };
  return { kind: 'done', token: made.token, scopes, expiresAt: made.expiresAt };
}
