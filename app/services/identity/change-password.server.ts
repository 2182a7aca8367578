import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import { isGuessable } from '~/domain/guessable';
import { auditSelf } from './actor-of.server';
import { refusalCodeOf } from './api-errors.server';
import { auth } from './auth.server';
import { type Caller, headersOf } from './caller.server';
import { spend } from './limits.server';
import { type IdentityRefused, refusedBy } from './refusal';

/** A new password for who knows the old one. Every other session ends, and this one gets a new token. */
export async function changePassword(
  userId: string,
  input: { currentPassword: string; newPassword: string },
  caller: Caller,
  now: Date,
): Promise<{ kind: 'done'; headers: Headers } | IdentityRefused> {
  const { email } = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
  if (isGuessable(input.newPassword, email)) return refusedBy('password_weak');
  const tries = await spend('password_check', userId);
  if (!tries.allowed) return refusedBy('too_many', tries.retryAt);
  let answer: { headers: Headers };
  try {
    answer = await auth().api.changePassword({
      body: { ...input, revokeOtherSessions: true },
      headers: headersOf(caller),
      returnHeaders: true,
    });
  } catch (error) {
    refusalCodeOf(error);
    return refusedBy('password_wrong');
  }
  const entry = { verb: 'password.change', subjectKind: 'user', subjectId: userId };
  await inTransaction((tx) => auditSelf(tx, userId, entry, now));
  return { kind: 'done', headers: answer.headers };
}
