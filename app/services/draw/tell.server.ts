import type { Tx } from '~/db/client.server';
import type { MessageKind, MessageParams } from '~/domain/messages/kinds';

/** What is told to everybody around one child. */
export type FamilyNews<Kind extends MessageKind> = {
  childId: string;
  guardianId: string;
  params: MessageParams[Kind];
};

/**
 * Tells many families in a few statements what this transaction makes true, as `notify` does for one: a message each to
 * everybody the child is linked to and to whoever handed in its wishes, and the jobs that send them.
 */
export async function tellFamilies<Kind extends MessageKind>(
  tx: Tx,
  kind: Kind,
  news: readonly FamilyNews<Kind>[],
  now: Date,
): Promise<void> {
  if (news.length === 0) return;
  const rows = news.map(({ childId, guardianId, params }) => ({ childId, guardianId, params }));
  const readers = await tx.$queryRaw<{ index: number; user_id: string }[]>`
    SELECT DISTINCT n.index, g.user_id::text
      FROM (SELECT (r.ordinality - 1)::int AS index, (r.value ->> 'childId')::uuid AS child_id,
                   (r.value ->> 'guardianId')::uuid AS guardian_id
              FROM jsonb_array_elements(${JSON.stringify(rows)}::jsonb) WITH ORDINALITY r) n
      JOIN guardian g ON g.id = n.guardian_id
                      OR g.id IN (SELECT l.guardian_id FROM guardian_child l WHERE l.child_id = n.child_id)
     ORDER BY n.index, 2`;
  const messages = await tx.message.createManyAndReturn({
    data: readers.map(({ index, user_id: userId }) => ({
      userId,
      kind,
      params: rows[index]?.params as object,
      createdAt: now,
    })),
    select: { id: true },
  });
  const ids = messages.map(({ id }) => id);
  await tx.$executeRaw`
    SELECT graphile_worker.add_job('send-message', payload => json_build_object('messageId', m.id))
      FROM unnest(${ids}::text[]) AS m(id)`;
}
