import { inTransaction, type Tx } from '~/db/transaction.server';
import { tellFamilies } from '../draw/tell.server';

/** Hours before the window closes from which families with a list are reminded. */
const HOURS = 24;
/** Lists in one transaction. */
const BATCH = 500;

type Due = { drawId: string; childId: string; guardianId: string; closesAt: Date };

/**
 * Reminds families that have handed in wishes that the window is about to close, once for each list; again when it was
 * made longer. Who has no list is left in peace.
 *
 * @returns how many lists were reminded of
 */
export async function remindWishes(now: Date): Promise<number> {
  for (let reminded = 0; ; ) {
    const count = await inTransaction(async (tx) => {
      const lists = await dueLists(tx, now);
      const news = lists.map(({ closesAt, ...list }) => {
        const { drawId, childId } = list;
        return { ...list, params: { drawId, childId, until: closesAt.toISOString() } };
      });
      await tellFamilies(tx, 'wishes_close_soon', news, now);
      return lists.length;
    });
    reminded += count;
    if (count < BATCH) return reminded;
  }
}

function dueLists(tx: Tx, now: Date): Promise<Due[]> {
  const from = new Date(now.getTime() + HOURS * 3_600_000);
  return tx.$queryRaw<Due[]>`
    SELECT d.id::text AS "drawId", l.child_id::text AS "childId", l.guardian_id::text AS "guardianId",
           d.closes_at AS "closesAt"
      FROM draw d
      JOIN wish_list l ON l.draw_id = d.id
      JOIN guardian g ON g.id = l.guardian_id
     WHERE d.status = 'announced' AND d.closes_at > ${now} AND d.closes_at <= ${from}
       AND NOT EXISTS (SELECT 1 FROM message m
                        WHERE m.user_id = g.user_id AND m.kind = 'wishes_close_soon'
                          AND m.params ->> 'drawId' = d.id::text AND m.params ->> 'childId' = l.child_id::text
                          AND (m.params ->> 'until')::timestamptz = d.closes_at)
     ORDER BY l.id LIMIT ${BATCH}`;
}
