import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import type { Lng } from '~/i18n/config';
import { auditSelf } from './actor-of.server';
import { spend } from './limits.server';
import { issueProof, MAIL_CODE_MINUTES, openProof, proofIdFor, takeCode } from './mail-proof.server';
import { passwordMatches } from './password.server';
import { placeholderEmail } from './placeholder-email';
import { type IdentityRefused, refusedBy } from './refusal';

type Person = Pick<Actor, 'userId'>;

/**
 * First step of giving an e-mail for messages: a code is mailed there. Who signs in with their e-mail proves
 * the password too, or an open screen would be enough to take the account over.
 */
export async function startEmail(
  actor: Person,
  input: { email: string; password?: string },
  lng: Lng,
  now: Date,
): Promise<{ kind: 'done' } | IdentityRefused> {
  const { userId } = actor;
  const account = await db.account.findFirst({
    where: { userId, providerId: 'credential' },
    select: { password: true },
  });
  if (account?.password) {
    const tries = await spend('password_check', userId);
    if (!tries.allowed) return refusedBy('too_many', tries.retryAt);
    if (!(await passwordMatches(account.password, input.password ?? ''))) return refusedBy('password_wrong');
  }
  const codes = await spend('mail_code', userId);
  if (!codes.allowed) return refusedBy('too_many_codes', codes.retryAt);
  const expiresAt = new Date(now.getTime() + MAIL_CODE_MINUTES * 60_000);
  const email = input.email.trim().toLowerCase();
  await inTransaction((tx) => issueProof(tx, userId, { purpose: 'email', email, lng, userId }, expiresAt));
  return { kind: 'done' };
}

/** The address whose code is awaited, for the page that asks for it; null when none is. */
export async function awaitedEmail(actor: Person, now: Date): Promise<string | null> {
  return inTransaction(async (tx) => {
    const id = await proofIdFor(tx, 'email', actor.userId, now);
    return id ? ((await openProof(tx, id, now))?.email ?? null) : null;
  });
}

/** Second step: the right code makes it the person's address. Told apart from another's only now, to its owner. */
export async function confirmEmail(
  actor: Person,
  input: { code: string },
  now: Date,
): Promise<{ kind: 'done' } | IdentityRefused> {
  return inTransaction(async (tx) => {
    const id = await proofIdFor(tx, 'email', actor.userId, now);
    const proof = id && (await openProof(tx, id, now));
    if (!id || !proof) return refusedBy('code_spent');
    const taken = await takeCode(tx, id, proof, input.code);
    if (taken !== 'right') return refusedBy(taken === 'wrong' ? 'code_wrong' : 'code_spent');
    const { email } = proof;
    const others = await tx.user.count({ where: { email, id: { not: actor.userId } } });
    if (others > 0) return refusedBy('email_taken');
    await tx.user.update({ where: { id: actor.userId }, data: { email, emailVerified: true } });
    const entry = { verb: 'account.confirm_email', subjectKind: 'user', subjectId: actor.userId };
    await auditSelf(tx, actor.userId, entry, now);
    return { kind: 'done' };
  });
}

/** Takes a guardian's e-mail away again: messages go to the app and the phone only. */
export async function removeEmail(actor: Person, random: string, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const email = placeholderEmail(random);
    await tx.user.update({ where: { id: actor.userId }, data: { email, emailVerified: false } });
    const entry = { verb: 'account.remove_email', subjectKind: 'user', subjectId: actor.userId };
    await auditSelf(tx, actor.userId, entry, now);
  });
}
