import { inTransaction } from '~/db/transaction.server';
import { isGuessable } from '~/domain/guessable';
import type { ProviderKind } from '~/domain/states';
import { auditSelf } from './actor-of.server';
import { auth } from './auth.server';
import { type Caller, headersOf } from './caller.server';
import { spend } from './limits.server';
import { issueProof, MAIL_CODE_MINUTES, openProof, type Proof, takeCode } from './mail-proof.server';
import { hashPassword } from './password.server';
import { type IdentityRefused, refusedBy } from './refusal';

export interface NewProvider {
  email: string;
  password: string;
  contactName: string;
  contactPhone: string;
  kind: ProviderKind;
  nameZh: string;
  nameEn: string;
}

type Details = Omit<NewProvider, 'email' | 'password'> & { passwordHash: string };

/**
 * First step of a provider that registers itself (P1): a code is mailed to the address. Nothing exists until it
 * comes back; an address that has an account gets a mail that says so, and the page looks the same.
 *
 * @returns the id of the proof, for `completeJoin`
 */
export async function startJoin(
  input: NewProvider,
  caller: Caller,
  now: Date,
): Promise<{ kind: 'done'; proofId: string } | IdentityRefused> {
  if (isGuessable(input.password, input.email)) return refusedBy('password_weak');
  const address = await spend('join_address', caller.address);
  if (!address.allowed) return refusedBy('too_many', address.retryAt);
  const email = input.email.trim().toLowerCase();
  const codes = await spend('mail_code', email);
  if (!codes.allowed) return refusedBy('too_many_codes', codes.retryAt);
  const { password, email: _, ...rest } = input;
  const details: Details = { ...rest, passwordHash: await hashPassword(password) };
  const expiresAt = new Date(now.getTime() + MAIL_CODE_MINUTES * 60_000);
  const proofId = await inTransaction(async (tx) => {
    const known = await tx.user.count({ where: { email } });
    const proof = known
      ? { purpose: 'join_known' as const, email, lng: caller.lng }
      : { purpose: 'join' as const, email, lng: caller.lng, details };
    return issueProof(tx, email, proof, expiresAt);
  });
  return { kind: 'done', proofId };
}

/** Second step: the right code makes the account, the provider and its owner, and signs them in. */
export async function completeJoin(
  input: { proofId: string; code: string },
  caller: Caller,
  now: Date,
): Promise<{ kind: 'done'; headers: Headers; providerId: string } | IdentityRefused> {
  const address = await spend('sign_in_address', caller.address);
  if (!address.allowed) return refusedBy('too_many', address.retryAt);
  const made = await inTransaction(async (tx) => {
    const proof = await openProof(tx, input.proofId, now);
    if (!proof || (proof.purpose !== 'join' && proof.purpose !== 'join_known'))
      return refusedBy('code_spent');
    const taken = await takeCode(tx, input.proofId, proof, input.code);
    if (taken !== 'right') return refusedBy(taken === 'wrong' ? 'code_wrong' : 'code_spent');
    if (await tx.user.count({ where: { email: proof.email } })) return refusedBy('email_taken');
    const { passwordHash, ...about } = proof.details as Details;
    const user = await tx.user.create({ data: personOf(proof, about.contactName), select: { id: true } });
    const userId = user.id;
    await tx.account.create({
      data: { userId, accountId: userId, providerId: 'credential', password: passwordHash },
    });
    const provider = await tx.provider.create({ data: { ...about, createdAt: now }, select: { id: true } });
    await tx.membership.create({
      data: { userId, role: 'provider_owner', providerId: provider.id, createdAt: now },
    });
    const entry = {
      verb: 'provider.join',
      subjectKind: 'provider',
      subjectId: provider.id,
      data: { kind: about.kind },
    };
    await auditSelf(tx, userId, entry, now);
    return { kind: 'made' as const, userId, providerId: provider.id };
  });
  if (made.kind === 'refused') return made;

  const { userId, providerId } = made;
  const { headers, response } = await auth().api.startSession({
    body: { userId },
    headers: headersOf(caller),
    returnHeaders: true,
  });
  const subjectId = response.sessionId;
  const entry = { verb: 'session.start', subjectKind: 'session', subjectId, data: { method: 'join' } };
  await inTransaction((tx) => auditSelf(tx, userId, entry, now));
  return { kind: 'done', headers, providerId };
}

function personOf({ email, lng }: Proof, name: string) {
  return { name, email, emailVerified: true, locale: lng };
}
