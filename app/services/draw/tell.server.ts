import type { Tx } from '~/db/client.server';
import type { MessageKind, MessageParams } from '~/domain/messages/kinds';
import { manyIds } from './many-ids.server';

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
    WITH n AS MATERIALIZED (
      SELECT (r.ordinality - 1)::int AS index, (r.value ->> 'childId')::uuid AS child_id,
             (r.value ->> 'guardianId')::uuid AS guardian_id
        FROM jsonb_array_elements(${JSON.stringify(rows)}::jsonb) WITH ORDINALITY r)
    SELECT n.index, g.user_id::text FROM n JOIN guardian g ON g.id = n.guardian_id
     UNION
    SELECT n.index, g.user_id::text
      FROM n JOIN guardian_child l ON l.child_id = n.child_id JOIN guardian g ON g.id = l.guardian_id
     ORDER BY 1, 2`;
  const ids = manyIds(readers.length, now);
  const messages = readers.map(({ index, user_id: userId }, at) => ({
    id: ids[at],
    userId,
    params: rows[index]?.params,
  }));
  await tx.$executeRaw`
    WITH told AS (
      INSERT INTO message (id, user_id, kind, params, created_at)
      SELECT r.id, r."userId", ${kind}, r.params, ${now}
        FROM jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) AS r(id uuid, "userId" uuid, params jsonb)
      RETURNING id)
    SELECT graphile_worker.add_job('send-message', payload => json_build_object('messageId', told.id)) FROM told`;
}
