import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import { recordAudit } from '../audit/record.server';
import { auditRefusal, auditSelf } from './actor-of.server';
import { refusalCodeOf } from './api-errors.server';
import { auth } from './auth.server';
import { type Caller, headersOf } from './caller.server';
import { spend } from './limits.server';
import { forgetTries, LOCK_MS, PASSWORD_TRIES, takeTry } from './lock-out.server';
import { checkAgainstNobody } from './password.server';
import { type IdentityRefused, refusedBy } from './refusal';
import { sessionIdOf } from './session-id.server';

type Outcome =
  | { kind: 'done'; headers: Headers }
  /** The password was right; the second factor comes next (`passSecondFactor`). */
  | { kind: 'second_factor'; headers: Headers }
  | IdentityRefused;

/**
 * Signs staff in by e-mail and password. Five wrong passwords lock the account for fifteen minutes; an e-mail
 * without an account is answered, locked and timed the same.
 */
export async function signInByPassword(
  input: { email: string; password: string },
  caller: Caller,
  now: Date,
): Promise<Outcome> {
  const address = await spend('sign_in_address', caller.address);
  if (!address.allowed) return refusedBy('too_many', address.retryAt);
  const email = input.email.trim().toLowerCase();
  const user = await db.user.findUnique({ where: { email }, select: { id: true } });
  if (!user) return refuseStranger(email, input.password, now);

  const tried = await takeTry(user.id, now);
  if ('lockedUntil' in tried) return refusedBy('locked', tried.lockedUntil);
  let answer: Awaited<ReturnType<typeof verify>>;
  try {
    answer = await verify(email, input.password, caller);
  } catch (error) {
    refusalCodeOf(error);
    return refuse(user.id, tried.taken, now);
  }

  const { response, headers } = answer;
  await inTransaction(async (tx) => {
    await forgetTries(tx, user.id);
    if (!('token' in response)) return;
    const subjectId = await sessionIdOf(tx, response.token);
    const entry = { verb: 'session.start', subjectKind: 'session', subjectId, data: { method: 'password' } };
    await auditSelf(tx, user.id, entry, now);
  });
  return 'token' in response ? { kind: 'done', headers } : { kind: 'second_factor', headers };
}

function verify(email: string, password: string, caller: Caller) {
  return auth().api.signInEmail({
    body: { email, password },
    headers: headersOf(caller),
    returnHeaders: true,
  });
}

async function refuse(userId: string, taken: number, now: Date): Promise<IdentityRefused> {
  const locks = taken >= PASSWORD_TRIES;
  await inTransaction(async (tx) => {
    await auditRefusal(tx, userId, { method: 'password', why: 'credentials_wrong' }, now);
    if (!locks) return;
    const entry = { verb: 'account.lock', subjectKind: 'user', subjectId: userId, data: { tries: taken } };
    await recordAudit(tx, { system: 'identity' }, entry, now);
  });
  return locks ? refusedBy('locked', new Date(now.getTime() + LOCK_MS)) : refusedBy('credentials_wrong');
}

/** Nobody has this e-mail: as many tries, the same words, about the same time. */
async function refuseStranger(email: string, password: string, now: Date): Promise<IdentityRefused> {
  const tries = await spend('unknown_account', email);
  if (!tries.allowed) return refusedBy('locked', tries.retryAt);
  await checkAgainstNobody(password);
  await inTransaction((tx) => auditRefusal(tx, null, { method: 'password', why: 'credentials_wrong' }, now));
  return tries.left > 0
    ? refusedBy('credentials_wrong')
    : refusedBy('locked', new Date(now.getTime() + LOCK_MS));
}
