import type { Db } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import { todayInShanghai } from '~/domain/calendar';
import type { HandsFacts } from '~/domain/waitlist/outlook';

/** How places of this class, and of the same course's classes before it, came free by families' own doing. */
export async function handsOf(
  db: Pick<Db, '$queryRaw'>,
  offeringId: string,
  now: Date,
): Promise<Omit<HandsFacts, 'before'>> {
  const today = dateColumn(todayInShanghai(now));
  const [row] = await db.$queryRaw<{ capacity: number; freed: number; places: number; before: number }[]>`
    WITH earlier AS (
      SELECT p.id, p.capacity, p.first_date FROM offering p JOIN offering o ON o.course_id = p.course_id
       WHERE o.id = ${offeringId}::uuid AND p.id <> o.id AND p.status IN ('running', 'finished', 'settled')
         AND p.first_date < ${today})
    SELECT o.capacity,
           (SELECT count(*) FROM enrollment e WHERE e.offering_id = o.id AND e.status IN ('canceled', 'withdrawn')
               AND e.end_reason IN ('guardian', 'hold_expired', 'late_payment'))::int AS freed,
           (SELECT coalesce(sum(capacity), 0) FROM earlier)::int AS places,
           (SELECT count(*) FROM earlier a JOIN enrollment e ON e.offering_id = a.id
             WHERE e.status IN ('canceled', 'withdrawn') AND e.end_reason IN ('guardian', 'hold_expired', 'late_payment')
               AND e.ended_at < a.first_date)::int AS before
      FROM offering o WHERE o.id = ${offeringId}::uuid`;
  const { capacity = 0, freed = 0, places = 0, before = 0 } = row ?? {};
  return { capacity, freed, earlier: { places, freed: before } };
}
