import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import { SECOND_FACTOR_ROLES } from '~/domain/access/roles';
import { auditSelf } from './actor-of.server';
import { refusalCodeOf } from './api-errors.server';
import { auth } from './auth.server';
import { type Caller, headersOf } from './caller.server';
import { spend } from './limits.server';
import { type IdentityRefused, refusedBy } from './refusal';

/**
 * Begins the set-up of an authenticator app: a new secret and ten recovery codes, not in force until a code of
 * the app proves that it was taken over (`pendingSecondFactor` shows them until then). Asks for the password, so that an open screen is not enough.
 */
export async function beginSecondFactor(
  userId: string,
  input: { password: string },
  caller: Caller,
): Promise<{ kind: 'done' } | IdentityRefused> {
  const tries = await spend('password_check', userId);
  if (!tries.allowed) return refusedBy('too_many', tries.retryAt);
  try {
    const body = { password: input.password, method: 'totp' as const };
    await auth().api.enableTwoFactor({ body, headers: headersOf(caller) });
    return { kind: 'done' };
  } catch (error) {
    refusalCodeOf(error);
    return refusedBy('password_wrong');
  }
}

/** Puts the second factor in force by its first code; the session is replaced by one that has shown it. */
export async function confirmSecondFactor(
  userId: string,
  input: { code: string },
  caller: Caller,
  now: Date,
): Promise<{ kind: 'done'; headers: Headers } | IdentityRefused> {
  const tries = await spend('totp_check', userId);
  if (!tries.allowed) return refusedBy('too_many', tries.retryAt);
  let answer: { headers: Headers };
  try {
    answer = await auth().api.verifyTOTP({
      body: { code: input.code },
      headers: headersOf(caller),
      returnHeaders: true,
    });
  } catch (error) {
    refusalCodeOf(error);
    return refusedBy('code_wrong');
  }
  await inTransaction((tx) => auditSelf(tx, userId, changed(userId, 'second_factor.enroll'), now));
  return { kind: 'done', headers: answer.headers };
}

/** Ten new recovery codes; the old ones are void. */
export async function renewRecoveryCodes(
  userId: string,
  input: { password: string },
  caller: Caller,
  now: Date,
): Promise<{ kind: 'done'; recoveryCodes: string[] } | IdentityRefused> {
  const tries = await spend('password_check', userId);
  if (!tries.allowed) return refusedBy('too_many', tries.retryAt);
  let recoveryCodes: string[];
  try {
    const renewed = await auth().api.generateBackupCodes({ body: input, headers: headersOf(caller) });
    recoveryCodes = renewed.backupCodes;
  } catch (error) {
    refusalCodeOf(error);
    return refusedBy('password_wrong');
  }
  await inTransaction((tx) => auditSelf(tx, userId, changed(userId, 'second_factor.renew_codes'), now));
  return { kind: 'done', recoveryCodes };
}

/** Takes the second factor away; refused to who may not work without one. */
export async function removeSecondFactor(
  userId: string,
  input: { password: string },
  caller: Caller,
  now: Date,
): Promise<{ kind: 'done'; headers: Headers } | IdentityRefused> {
  const required = await db.membership.count({
    where: { userId, endedAt: null, role: { in: SECOND_FACTOR_ROLES.filter((role) => role !== 'guardian') } },
  });
  if (required > 0) return refusedBy('second_factor_required');
  const tries = await spend('password_check', userId);
  if (!tries.allowed) return refusedBy('too_many', tries.retryAt);
  let answer: { headers: Headers };
  try {
    const call = { body: input, headers: headersOf(caller), returnHeaders: true as const };
    answer = await auth().api.disableTwoFactor(call);
  } catch (error) {
    refusalCodeOf(error);
    return refusedBy('password_wrong');
  }
  await inTransaction((tx) => auditSelf(tx, userId, changed(userId, 'second_factor.remove'), now));
  return { kind: 'done', headers: answer.headers };
}

function changed(userId: string, verb: string) {
  return { verb, subjectKind: 'user', subjectId: userId };
}
