import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Tx } from '~/db/client.server';
import { lockRow } from '~/db/transaction.server';
import { env } from '~/http/env.server';
import type { Lng } from '~/i18n/config';
import { enqueue } from '~/jobs/enqueue.server';

/**
 * A mail proof: somebody shows that an e-mail address is theirs, by a link or by a six-digit code sent there.
 * It is a row of `verification`. Neither link nor code is stored: both are made from the row's id by a keyed
 * hash, so the job that sends the mail needs nothing but the id, and a stolen table opens nothing.
 */
export type ProofPurpose =
  /** A link to set a password: an invitation, or a forgotten one. */
  | 'password'
  /** A code for a newcomer who registers a provider. */
  | 'join'
  /** The same form sent for an address that has an account: tells its owner, and no code fits. */
  | 'join_known'
  /** A code for an address that a signed-in person adds to their account. */
  | 'email';

export interface Proof {
  purpose: ProofPurpose;
  email: string;
  lng: Lng;
  /** Whose account it is about; absent for newcomers. */
  userId?: string;
  /** For `password`: the person has none yet. */
  invited?: boolean;
  /** For `join`: what the account is made of once the code comes back. */
  details?: unknown;
  tries: number;
}

const CODE_TRIES = 5;
export const MAIL_CODE_MINUTES = 30;
/** A forgotten password is urgent; an invitation may lie over a holiday. */
export const RESET_LINK_HOURS = 1;
export const INVITATION_DAYS = 14;

/**
 * Writes a proof and the job that mails it. A newer proof for the same purpose and subject voids the older.
 *
 * @param subject what the proof is for: the user's id, or the address of a newcomer
 */
export async function issueProof(
  tx: Tx,
  subject: string,
  proof: Omit<Proof, 'tries'>,
  expiresAt: Date,
): Promise<string> {
  const identifier = identifierOf(proof.purpose, subject);
  await tx.verification.deleteMany({ where: { identifier } });
  const value = JSON.stringify({ ...proof, tries: 0 } satisfies Proof);
  const row = await tx.verification.create({
    data: { identifier, value, expiresAt },
    select: { id: true },
  });
  await enqueue(tx, 'send-mail-proof', { verificationId: row.id }, { maxAttempts: 6 });
  return row.id;
}

/** The id of the live proof for a purpose and subject; null when there is none. */
export async function proofIdFor(
  tx: Tx,
  purpose: ProofPurpose,
  subject: string,
  now: Date,
): Promise<string | null> {
  const row = await tx.verification.findFirst({
    where: { identifier: identifierOf(purpose, subject), expiresAt: { gt: now } },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  });
  return row?.id ?? null;
}

/** The proof of a row, locked; null when it is over or was never one. */
export async function openProof(tx: Tx, id: string, now: Date): Promise<Proof | null> {
  if (!(await lockRow(tx, 'verification', id))) return null;
  const row = await tx.verification.findUnique({ where: { id } });
  if (!row || row.expiresAt <= now || !row.identifier.startsWith('mail:')) return null;
  return JSON.parse(row.value) as Proof;
}

/**
 * Takes a code for a locked proof. A right one uses the proof up; a wrong one counts, and the fifth wrong one
 * voids it.
 */
export async function takeCode(
  tx: Tx,
  id: string,
  proof: Proof,
  code: string,
): Promise<'right' | 'wrong' | 'spent'> {
  if (proof.purpose !== 'join_known' && same(code, codeOf(id))) {
    await dropProof(tx, id);
    return 'right';
  }
  const tries = proof.tries + 1;
  if (tries >= CODE_TRIES) {
    await dropProof(tx, id);
    return 'spent';
  }
  await tx.verification.update({ where: { id }, data: { value: JSON.stringify({ ...proof, tries }) } });
  return 'wrong';
}

export async function dropProof(tx: Tx, id: string): Promise<void> {
  await tx.verification.delete({ where: { id }, select: { id: true } });
}

/** The six digits of a proof. */
export function codeOf(id: string): string {
  const number = keyed(`mail-code:${id}`).readUInt32BE(0) % 1_000_000;
  return String(number).padStart(6, '0');
}

/** The secret part of a proof's link. */
export function tokenOf(id: string): string {
  return `${id}.${keyed(`mail-link:${id}`).toString('base64url')}`;
}

/** The id in a token of ours; null for anything else. */
export function idOfToken(token: string): string | null {
  const id = token.split('.')[0] ?? '';
  return /^[0-9a-f-]{36}$/.test(id) && same(token, tokenOf(id)) ? id : null;
}

function identifierOf(purpose: ProofPurpose, subject: string): string {
  const kind = purpose === 'join_known' ? 'join' : purpose;
  return `mail:${kind}:${createHash('sha256').update(subject).digest('base64url')}`;
}

function keyed(text: string): Buffer {
  return createHmac('sha256', env().SESSION_SECRET).update(text).digest();
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
