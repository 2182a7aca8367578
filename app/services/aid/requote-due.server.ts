import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import { todayInShanghai } from '~/domain/calendar';
import { log } from '~/http/log.server';
import { requotePlaces, wouldRequote } from './requote.server';

/** Prices one child's places again, as `requotePlaces` says. Safe to repeat. */
export async function requoteChild(childId: string, now: Date): Promise<string[]> {
  return inTransaction((tx) => requotePlaces(tx, childId, now));
}

/**
 * Prices again what entitlements change that begin or end by their date, once a day: children with a confirmed place
 * for which an entitlement begins or ends between the day of its price and its next lesson, or became known since. Most
 * of them are looked at without a lock and left as they are. A place that was only held when the entitlement came is
 * found here too.
 *
 * @returns how many places have another price now
 */
export async function requoteDue(now: Date): Promise<number> {
  let count = 0;
  for (const childId of await childrenDue(now)) {
    // One that cannot be priced now must not keep the others.
    count += await requoteOne(childId, now).catch((error: unknown) => {
      log.warn({ err: error, childId }, 'places of a child not priced again');
      return 0;
    });
  }
  return count;
}

async function requoteOne(childId: string, now: Date): Promise<number> {
  if (!(await inTransaction((tx) => wouldRequote(tx, childId, now)))) return 0;
  return (await requoteChild(childId, now)).length;
}

async function childrenDue(now: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT e.child_id::text AS id
      FROM enrollment e
      JOIN LATERAL (SELECT min(l.date) AS day FROM lesson l
                     WHERE l.offering_id = e.offering_id AND l.status <> 'canceled'
                       AND l.date > ${todayInShanghai(now)}::date) next ON next.day IS NOT NULL
      JOIN LATERAL (SELECT GREATEST(e.created_at, max(r.created_at)) AS at FROM quote_revision r
                     WHERE r.enrollment_id = e.id) priced ON true
      JOIN entitlement t ON t.child_id = e.child_id
     WHERE e.status = 'confirmed'
       AND (t.created_at > priced.at - interval '1 hour'
            OR (t.from_date > (priced.at AT TIME ZONE 'Asia/Shanghai')::date AND t.from_date <= next.day)
            OR (t.to_date >= (priced.at AT TIME ZONE 'Asia/Shanghai')::date AND t.to_date < next.day))
     ORDER BY 1`;
  return rows.map(({ id }) => id);
}
