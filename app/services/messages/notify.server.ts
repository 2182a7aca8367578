import type { Tx } from '~/db/client.server';
import type { MessageKind, MessageParams } from '~/domain/messages/kinds';
import { enqueue } from '~/jobs/enqueue.server';

/**
 * Tells people about something that this transaction makes true (invariant 8): one in-app message each, and a
 * job that sends it by the message port. Params are ids, numbers and dates; words are made when it is read.
 *
 * @param sendAt not before this instant by the message port: people sleep
 */
export async function notify<Kind extends MessageKind>(
  tx: Tx,
  to: { userIds: readonly string[] },
  kind: Kind,
  params: MessageParams[Kind],
  now: Date,
  { sendAt }: { sendAt?: Date } = {},
): Promise<void> {
  for (const userId of new Set(to.userIds)) {
    const message = await tx.message.create({
      data: { userId, kind, params, createdAt: now },
      select: { id: true },
    });
    await enqueue(tx, 'send-message', { messageId: message.id }, { runAt: sendAt });
  }
}

/** Users who hold one of these roles for a school. */
export async function staffOfSchool(tx: Tx, schoolId: string): Promise<string[]> {
  const rows = await tx.membership.findMany({
    where: { schoolId, role: 'school_admin', endedAt: null },
    select: { userId: true },
  });
  return rows.map((row) => row.userId);
}

/** Users who own a provider. */
export async function ownersOfProvider(tx: Tx, providerId: string): Promise<string[]> {
  const rows = await tx.membership.findMany({
    where: { providerId, role: 'provider_owner', endedAt: null },
    select: { userId: true },
  });
  return rows.map((row) => row.userId);
}

/** Bureau officers, who work the queues. */
export async function officersOfBureau(tx: Tx): Promise<string[]> {
  const rows = await tx.membership.findMany({
    where: { role: { in: ['bureau_officer', 'bureau_admin'] }, endedAt: null },
    select: { userId: true },
  });
  return rows.map((row) => row.userId);
}
