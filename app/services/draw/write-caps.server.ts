import type { Tx } from '~/db/client.server';
import type { DrawnList } from '~/domain/draw/inputs';
import type { StoredList } from './lists.server';

/**
 * Writes down who takes part with a lower cap than it asked for, as long as lists can be written to.
 *
 * @returns how many they are
 */
export async function writeCaps(
  tx: Tx,
  lists: readonly StoredList[],
  drawn: readonly DrawnList[],
): Promise<number> {
  const asked = new Map(lists.map(({ applicant, id, cap }) => [applicant, { id, cap }] as const));
  const capped = drawn.flatMap(({ applicant, cap, wishes }) => {
    const list = asked.get(applicant);
    return list && wishes.length > 0 && cap < list.cap ? [{ id: list.id, cap }] : [];
  });
  if (capped.length === 0) return 0;
  return tx.$executeRaw`
    UPDATE wish_list l SET drawn_cap = c.cap
      FROM jsonb_to_recordset(${JSON.stringify(capped)}::jsonb) AS c(id uuid, cap int)
     WHERE l.id = c.id`;
}
