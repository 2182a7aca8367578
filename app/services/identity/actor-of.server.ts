import type { Db, Tx } from '~/db/client.server';
import { type Actor, rolesOf } from '~/domain/access/actor';
import { asLng } from '~/i18n/config';
import { type AuditEntry, recordAudit } from '../audit/record.server';

/** A person with all their roles, whatever a session has shown; null when there is no such user. */
export async function actorOf(dbOrTx: Db, userId: string): Promise<Actor | null> {
  const user = await dbOrTx.user.findUnique({
    where: { id: userId },
    select: {
      name: true,
      locale: true,
      guardian: { select: { id: true } },
      memberships: {
        where: { endedAt: null },
        select: { role: true, providerId: true, schoolId: true },
      },
    },
  });
  if (!user) return null;
  return {
    userId,
    name: user.name,
    locale: asLng(user.locale),
    guardianId: user.guardian?.id ?? null,
    memberships: user.memberships,
  };
}

/** Records what a person did to their own account, under the first role they have. */
export async function auditSelf(tx: Tx, userId: string, entry: AuditEntry, now: Date): Promise<void> {
  const actor = await actorOf(tx, userId);
  const by =
    actor && rolesOf(actor).length > 0
      ? { actor, permission: 'account.use' as const }
      : { system: 'identity' };
  await recordAudit(tx, by, entry, now);
}

/** Records that somebody did not get in. Who it was meant to be is an id of ours, or `unknown`. */
export async function auditRefusal(
  tx: Tx,
  userId: string | null,
  data: { method: 'code' | 'password' | 'second_factor'; why: string },
  now: Date,
): Promise<void> {
  await recordAudit(
    tx,
    { system: 'identity' },
    { verb: 'session.refuse', subjectKind: 'user', subjectId: userId ?? 'unknown', data },
    now,
  );
}
