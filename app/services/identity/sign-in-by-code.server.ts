import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import { auditRefusal, auditSelf } from './actor-of.server';
import { refusalCodeOf } from './api-errors.server';
import { auth } from './auth.server';
import { type Caller, headersOf } from './caller.server';
import { restore, spend } from './limits.server';
import { type IdentityRefused, refusedBy } from './refusal';
import { sessionIdOf } from './session-id.server';

/** better-auth's words for a code that is no longer any good, whatever is typed. */
const SPENT = new Set(['OTP_NOT_FOUND', 'OTP_EXPIRED', 'TOO_MANY_ATTEMPTS']);

/**
 * Signs a guardian in by phone and code; the first time this makes the account. A code is good once, for five
 * minutes and five tries.
 *
 * @returns the `Set-Cookie` headers of the session
 */
export async function signInByCode(
  input: { phone: string; code: string },
  caller: Caller,
  now: Date,
): Promise<{ kind: 'done'; headers: Headers; newcomer: boolean } | IdentityRefused> {
  const { phone, code } = input;
  const address = await spend('sign_in_address', caller.address);
  if (!address.allowed) return refusedBy('too_many', address.retryAt);
  const tries = await spend('phone_code_check', phone);
  if (!tries.allowed) return refusedBy('too_many', tries.retryAt);

  const known = await db.user.findUnique({ where: { phoneNumber: phone }, select: { id: true } });
  let answer: Awaited<ReturnType<typeof verify>>;
  try {
    answer = await verify(phone, code, caller);
  } catch (error) {
    const why = SPENT.has(refusalCodeOf(error)) ? 'code_spent' : 'code_wrong';
    await inTransaction((tx) => auditRefusal(tx, known?.id ?? null, { method: 'code', why }, now));
    return refusedBy(why);
  }

  const userId = answer.response.user.id;
  await inTransaction(async (tx) => {
    await tx.guardian.upsert({ where: { userId }, create: { userId }, update: {} });
    if (!known) {
      await tx.user.update({ where: { id: userId }, data: { locale: caller.lng } });
      await auditSelf(tx, userId, { verb: 'account.create', subjectKind: 'user', subjectId: userId }, now);
    }
    const subjectId = await sessionIdOf(tx, answer.response.token);
    const entry = { verb: 'session.start', subjectKind: 'session', subjectId, data: { method: 'code' } };
    await auditSelf(tx, userId, entry, now);
  });
  await restore('phone_code_check', phone);
  return { kind: 'done', headers: answer.headers, newcomer: !known };
}

function verify(phoneNumber: string, code: string, caller: Caller) {
  return auth().api.verifyPhoneNumber({
    body: { phoneNumber, code },
    headers: headersOf(caller),
    returnHeaders: true,
  });
}
