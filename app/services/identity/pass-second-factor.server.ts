import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import { auditRefusal, auditSelf } from './actor-of.server';
import { refusalCodeOf } from './api-errors.server';
import { auth } from './auth.server';
import { type Caller, headersOf } from './caller.server';
import { SECOND_FACTOR_COOKIE } from './cookie-names.server';
import { spend } from './limits.server';
import { type IdentityRefused, refusedBy } from './refusal';
import { sessionIdOf } from './session-id.server';
import { signedValueIn } from './session-token.server';

const OVER = new Set(['INVALID_TWO_FACTOR_COOKIE', 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE']);

/** Who gave a right password in this browser a moment ago and now owes the second factor; null when nobody. */
export async function awaitingSecondFactor(cookie: string | null): Promise<string | null> {
  const challenge = signedValueIn(cookie, SECOND_FACTOR_COOKIE);
  if (!challenge) return null;
  const { internalAdapter } = await auth().$context;
  const found = await internalAdapter.findVerificationValue(challenge);
  return found && found.expiresAt > new Date() ? found.value : null;
}

/**
 * The second step of a sign-in: a code of the authenticator app, or one of the recovery codes, which is then
 * used up. Five wrong ones lock the second factor for fifteen minutes.
 */
export async function passSecondFactor(
  input: { method: 'totp' | 'recovery_code'; code: string },
  caller: Caller,
  now: Date,
): Promise<{ kind: 'done'; headers: Headers; recoveryCodesLeft?: number } | IdentityRefused> {
  const address = await spend('sign_in_address', caller.address);
  if (!address.allowed) return refusedBy('too_many', address.retryAt);
  const userId = await awaitingSecondFactor(caller.cookie);
  if (!userId) return refusedBy('second_factor_over');
  // RFC 6238 5.2: a code that was accepted must not be accepted again.
  if (input.method === 'totp' && !(await spend('totp_once', `${userId}:${input.code}`)).allowed) {
    return refuse(userId, 'code_wrong', now);
  }

  let answer: Awaited<ReturnType<typeof verify>>;
  try {
    answer = await verify(input, caller);
  } catch (error) {
    const code = refusalCodeOf(error);
    if (OVER.has(code)) return refuse(userId, 'second_factor_over', now);
    if (code !== 'ACCOUNT_TEMPORARILY_LOCKED') return refuse(userId, 'code_wrong', now);
    const locked = await db.twoFactor.findFirst({ where: { userId }, select: { lockedUntil: true } });
    return refusedBy('locked', locked?.lockedUntil ?? undefined);
  }

  await inTransaction(async (tx) => {
    const subjectId = await sessionIdOf(tx, answer.response.token);
    const data = { method: 'password', secondFactor: input.method };
    await auditSelf(tx, userId, { verb: 'session.start', subjectKind: 'session', subjectId, data }, now);
  });
  if (input.method === 'totp') return { kind: 'done', headers: answer.headers };
  const { backupCodes } = await auth().api.viewBackupCodes({ body: { userId } });
  return { kind: 'done', headers: answer.headers, recoveryCodesLeft: backupCodes.length };
}

function verify({ method, code }: { method: 'totp' | 'recovery_code'; code: string }, caller: Caller) {
  const call = { body: { code }, headers: headersOf(caller), returnHeaders: true as const };
  return method === 'totp' ? auth().api.verifyTOTP(call) : auth().api.verifyBackupCode(call);
}

async function refuse(
  userId: string,
  why: 'code_wrong' | 'second_factor_over',
  now: Date,
): Promise<IdentityRefused> {
  await inTransaction((tx) => auditRefusal(tx, userId, { method: 'second_factor', why }, now));
  return refusedBy(why);
}
