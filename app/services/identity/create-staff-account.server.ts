import type { Tx } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import { type Actor, can, type Membership, providersOf } from '~/domain/access/actor';
import type { Permission } from '~/domain/access/permissions';
import { NotFound } from '~/domain/refusal';
import type { Lng } from '~/i18n/config';
import { type AuditActor, recordAudit } from '../audit/record.server';
import { INVITATION_DAYS, issueProof } from './mail-proof.server';
import { type IdentityRefused, refusedBy } from './refusal';

export interface NewStaff extends Membership {
  name: string;
  email: string;
  /** The language of the invitation, and of the account until its owner chooses. */
  locale: Lng;
}

type RoleGiven = { kind: 'done'; userId: string; membershipId: string; invited: boolean } | IdentityRefused;

/**
 * Gives a person a role, making their account when the e-mail has none, and mails a link to set a password.
 * The bureau's administrators may give any role; a provider's owner may take in instructors of their own.
 *
 * @returns `email_taken` when that person has this very role already
 * @throws NotFound when the organization is not there, or not the actor's
 */
export async function createStaffAccount(actor: Actor, staff: NewStaff, now: Date): Promise<RoleGiven> {
  const permission = permissionFor(actor, staff);
  return inTransaction((tx) => giveRole(tx, { actor, permission }, staff, now));
}

/** The step: account when there is none, role, invitation, audit. Whether `by` may is the caller's question. */
export async function giveRole(tx: Tx, by: AuditActor, staff: NewStaff, now: Date): Promise<RoleGiven> {
  const email = staff.email.trim().toLowerCase();
  const { role, providerId, schoolId } = staff;
  await requireOrganization(tx, staff);
  const known = await tx.user.findUnique({ where: { email }, select: { id: true } });
  const userId = known?.id ?? (await newUser(tx, staff, email));
  const scope = { userId, role, providerId, schoolId };
  if (await tx.membership.count({ where: { ...scope, endedAt: null } })) return refusedBy('email_taken');
  const membership = await tx.membership.create({ data: { ...scope, createdAt: now }, select: { id: true } });
  const invited = !(await tx.account.count({ where: { userId, providerId: 'credential' } }));
  if (invited) {
    const expiresAt = new Date(now.getTime() + INVITATION_DAYS * 86_400_000);
    await issueProof(
      tx,
      userId,
      { purpose: 'password', email, lng: staff.locale, userId, invited },
      expiresAt,
    );
  }
  const data = { userId, role, providerId, schoolId, invited };
  const entry = { verb: 'membership.give', subjectKind: 'membership', subjectId: membership.id, data };
  await recordAudit(tx, by, entry, now);
  return { kind: 'done', userId, membershipId: membership.id, invited };
}

/** Takes a role away. The person's sessions end, so that no page of theirs goes on with it. */
export async function endMembership(actor: Actor, membershipId: string, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const membership = await tx.membership.findUnique({ where: { id: membershipId } });
    if (!membership || membership.endedAt) throw new NotFound('membership');
    const permission = permissionFor(actor, membership);
    await tx.membership.update({ where: { id: membershipId }, data: { endedAt: now } });
    await tx.session.deleteMany({ where: { userId: membership.userId } });
    const data = { userId: membership.userId, role: membership.role };
    const entry = { verb: 'membership.end', subjectKind: 'membership', subjectId: membershipId, data };
    await recordAudit(tx, { actor, permission }, entry, now);
  });
}

function permissionFor(actor: Actor, { role, providerId }: Membership): Permission {
  if (can(actor, 'staff_accounts.manage')) return 'staff_accounts.manage';
  const own = providerId !== null && providersOf(actor).includes(providerId);
  if (role === 'provider_instructor' && own && can(actor, 'staff.manage')) return 'staff.manage';
  throw new NotFound('organization');
}

async function requireOrganization(tx: Tx, { providerId, schoolId }: Membership): Promise<void> {
  const found =
    (providerId === null || (await tx.provider.count({ where: { id: providerId } })) === 1) &&
    (schoolId === null || (await tx.school.count({ where: { id: schoolId } })) === 1);
  if (!found) throw new NotFound('organization');
}

async function newUser(tx: Tx, { name, locale }: NewStaff, email: string): Promise<string> {
  const user = await tx.user.create({ data: { name: name.trim(), email, locale }, select: { id: true } });
  return user.id;
}
