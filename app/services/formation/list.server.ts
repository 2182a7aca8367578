import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { addDays, instantOf, type SchoolDate, todayInShanghai } from '~/domain/calendar';
import type { Slot } from '~/domain/planning/times';
import type { OfferingStatus } from '~/domain/states';
import { schoolIdFor } from '../school/scope.server';

/** A class of the actor's school as the question whether it takes place lists it. */
export type ClassInQuestion = {
  id: string;
  status: OfferingStatus;
  titleZh: string;
  titleEn: string;
  providerZh: string;
  providerEn: string;
  capacity: number;
  minimum: number;
  confirmed: number;
  /** Still has its time to be paid. */
  held: number;
  waiting: number;
  /** ISO instant of the deadline. */
  closesAt: string;
  firstDate: SchoolDate;
  firstMinute: number;
  slots: Slot[];
};

/** Days ahead in which a deadline is worth a look. */
const SOON = 7;

/**
 * Classes that wait for the school's decision, the first to begin first; and those whose enrollment ends within a week
 * below their minimum, while something can still be done about it.
 */
export async function classesInQuestion(
  actor: Actor,
  now: Date,
): Promise<{ toDecide: ClassInQuestion[]; soon: ClassInQuestion[] }> {
  const schoolId = schoolIdFor(actor, 'formation.decide');
  const until = instantOf(addDays(todayInShanghai(now), SOON + 1), 0);
  const rows = await db.$queryRaw<(ClassInQuestion & { asked: boolean })[]>`
    SELECT * FROM (
      SELECT o.id::text, o.status::text, c.title_zh AS "titleZh", c.title_en AS "titleEn", p.name_zh AS "providerZh",
             p.name_en AS "providerEn", o.capacity, o.minimum, o.formation_at IS NOT NULL AS asked,
             to_char(o.closes_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "closesAt",
             first.date::text AS "firstDate", first.start_minute AS "firstMinute", places.confirmed, places.held,
             (SELECT count(*)::int FROM waiting_entry w
               WHERE w.offering_id = o.id AND w.status IN ('waiting', 'offered')) AS waiting,
             (SELECT coalesce(json_agg(json_build_object('weekday', s.weekday, 'startMinute', s.start_minute,
                       'endMinute', s.end_minute) ORDER BY s.weekday, s.start_minute), '[]')
                FROM offering_slot s WHERE s.offering_id = o.id) AS slots
        FROM offering o
        JOIN course c ON c.id = o.course_id
        JOIN provider p ON p.id = c.provider_id
       CROSS JOIN LATERAL (
         SELECT l.date, l.start_minute FROM lesson l WHERE l.offering_id = o.id AND l.status <> 'canceled'
          ORDER BY l.date, l.start_minute LIMIT 1) first
       CROSS JOIN LATERAL (
         SELECT count(*) FILTER (WHERE e.status = 'confirmed')::int AS confirmed,
                count(*) FILTER (WHERE e.status = 'held' AND e.held_until > ${now})::int AS held
           FROM enrollment e WHERE e.offering_id = o.id) places
       WHERE o.school_id = ${schoolId} AND o.status = 'open' AND o.closes_at < ${until}
         AND first.date + make_interval(mins => first.start_minute) > (${now}::timestamptz AT TIME ZONE 'Asia/Shanghai')) q
     WHERE q.confirmed + q.held < q.minimum
     ORDER BY q."firstDate", q."firstMinute", q.id`;
  const shown = rows.map(({ asked, ...row }) => ({ row, asked }));
  return {
    toDecide: shown.flatMap(({ row, asked }) => (asked ? [row] : [])),
    soon: shown.flatMap(({ row, asked }) => (asked ? [] : [row])),
  };
}

/** How many classes wait for the decision of a school. */
export async function undecidedAt(schoolId: string, now: Date): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM offering o
     WHERE o.school_id = ${schoolId} AND o.status = 'open' AND o.formation_at IS NOT NULL
       AND (SELECT min(l.date + make_interval(mins => l.start_minute)) FROM lesson l
             WHERE l.offering_id = o.id AND l.status <> 'canceled') > (${now}::timestamptz AT TIME ZONE 'Asia/Shanghai')
       AND (SELECT count(*) FROM enrollment e WHERE e.offering_id = o.id
               AND (e.status = 'confirmed' OR (e.status = 'held' AND e.held_until > ${now}))) < o.minimum`;
  return row?.count ?? 0;
}
