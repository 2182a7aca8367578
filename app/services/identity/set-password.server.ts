import { inTransaction } from '~/db/transaction.server';
import { isGuessable } from '~/domain/guessable';
import { auditSelf } from './actor-of.server';
import { forgetTries } from './lock-out.server';
import { dropProof, idOfToken, openProof } from './mail-proof.server';
import { hashPassword } from './password.server';
import { type IdentityRefused, refusedBy } from './refusal';

/** Whether a link still opens, for the page that shows the form. */
export async function passwordLinkOpens(token: string, now: Date): Promise<boolean> {
  const id = idOfToken(token);
  if (!id) return false;
  const proof = await inTransaction((tx) => openProof(tx, id, now));
  return proof?.purpose === 'password';
}

/**
 * Sets the password of the account a link was mailed for. The link is used up, a lock is lifted, the e-mail
 * counts as confirmed, and every session of the account ends, and every token: whoever knew the old password may have
 * made one.
 */
export async function setPassword(
  input: { token: string; newPassword: string },
  now: Date,
): Promise<{ kind: 'done' } | IdentityRefused> {
  const id = idOfToken(input.token);
  if (!id) return refusedBy('link_over');
  const password = await hashPassword(input.newPassword);
  return inTransaction(async (tx) => {
    const proof = await openProof(tx, id, now);
    const userId = proof?.userId;
    if (proof?.purpose !== 'password' || !userId) return refusedBy('link_over');
    if (isGuessable(input.newPassword, proof.email)) return refusedBy('password_weak');
    await dropProof(tx, id);
    const account = await tx.account.findFirst({
      where: { userId, providerId: 'credential' },
      select: { id: true },
    });
    if (account) await tx.account.update({ where: { id: account.id }, data: { password } });
    else {
      await tx.account.create({ data: { userId, accountId: userId, providerId: 'credential', password } });
    }
    await tx.user.update({ where: { id: userId }, data: { emailVerified: true } });
    await forgetTries(tx, userId);
    const { count } = await tx.session.deleteMany({ where: { userId } });
    const tokens = await tx.apiToken.updateManyAndReturn({
      where: { userId, revokedAt: null, expiresAt: { gt: now } },
      data: { revokedAt: now },
      select: { id: true },
    });
    for (const { id: subjectId } of tokens) {
      await auditSelf(tx, userId, { verb: 'api_token.revoke', subjectKind: 'api_token', subjectId }, now);
    }
    const data = { sessionsEnded: count, tokensEnded: tokens.length };
    await auditSelf(tx, userId, { verb: 'password.set', subjectKind: 'user', subjectId: userId, data }, now);
    return { kind: 'done' };
  });
}
