import { inTransaction } from '~/db/transaction.server';
import { auditSelf } from './actor-of.server';
import type { Caller } from './caller.server';
import { spend } from './limits.server';
import { issueProof, RESET_LINK_HOURS } from './mail-proof.server';
import { realEmail } from './placeholder-email';
import { type IdentityRefused, refusedBy } from './refusal';

/** Mails a link to set a new password. The answer is the same whether the address has an account or not. */
export async function requestPasswordLink(
  input: { email: string },
  caller: Caller,
  now: Date,
): Promise<{ kind: 'done' } | IdentityRefused> {
  const email = input.email.trim().toLowerCase();
  const address = await spend('sign_in_address', caller.address);
  if (!address.allowed) return refusedBy('too_many', address.retryAt);
  const links = await spend('mail_link', email);
  if (!links.allowed) return refusedBy('too_many', links.retryAt);
  await inTransaction(async (tx) => {
    const user = await tx.user.findUnique({
      where: { email },
      select: { id: true, memberships: { where: { endedAt: null }, select: { id: true }, take: 1 } },
    });
    // Guardians have no password; their way in is the phone.
    if (!user || user.memberships.length === 0 || !realEmail(email)) return;
    const expiresAt = new Date(now.getTime() + RESET_LINK_HOURS * 3_600_000);
    await issueProof(
      tx,
      user.id,
      { purpose: 'password', email, lng: caller.lng, userId: user.id },
      expiresAt,
    );
    const entry = { verb: 'password.request_link', subjectKind: 'user', subjectId: user.id };
    await auditSelf(tx, user.id, entry, now);
  });
  return { kind: 'done' };
}
