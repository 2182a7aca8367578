import type { Tx } from '~/db/client.server';
import { type Actor, roleFor } from '~/domain/access/actor';
import type { Permission } from '~/domain/access/permissions';

/** What a command tells the audit: ids, states and counts; never names, numbers or words of a person. */
export type AuditEntry = {
  /** Verb of the command in the domain's words, e.g. `enrollment.confirm`. */
  verb: string;
  subjectKind: string;
  subjectId: string;
  data?: Record<string, string | number | boolean | null | readonly (string | number)[]>;
};

/** Who acted: a person under a permission of theirs, or the system itself (a job, a payment event). */
export type AuditActor = { actor: Actor; permission: Permission } | { system: string };

/**
 * Writes one audit event in the command's transaction. The chain of hashes is made afterwards by
 * `audit_seal()`, so that no writer waits for another.
 */
export async function recordAudit(tx: Tx, by: AuditActor, entry: AuditEntry, now: Date): Promise<void> {
  await tx.auditEvent.create({
    data: {
      at: now,
      actorUserId: 'actor' in by ? by.actor.userId : null,
      actorRole: 'actor' in by ? roleFor(by.actor, by.permission) : `system:${by.system}`,
      verb: entry.verb,
      subjectKind: entry.subjectKind,
      subjectId: entry.subjectId,
      data: (entry.data ?? {}) as object,
    },
    select: { id: true },
  });
}
