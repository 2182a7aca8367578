import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { addDays, instantOf, type SchoolDate, todayInShanghai } from '~/domain/calendar';
import { formationOf } from '~/domain/formation/decide';
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
  /** Places offered to children of the line, who still have time to answer. */
  offered: number;
  /** ISO instant of the deadline. */
  closesAt: string;
  firstDate: SchoolDate;
  firstMinute: number;
  slots: Slot[];
};

/** Days ahead in which a deadline is worth a look. */
const SOON = 7;

export type ClassesInQuestion = {
  /** Wait for the school's decision. */
  toDecide: ClassInQuestion[];
  /** Their enrollment is over, and children of the line who are being asked could make it enough. */
  asking: ClassInQuestion[];
  /** Their enrollment ends within a week below the minimum: something can still be done about it. */
  soon: ClassInQuestion[];
};

/** Classes of the actor's school with too few children, the first to begin first. */
export function classesInQuestion(actor: Actor, now: Date): Promise<ClassesInQuestion> {
  return classesBelowMinimum(schoolIdFor(actor, 'formation.decide'), now);
}

/** How many classes wait for the decision of a school. */
export async function undecidedAt(schoolId: string, now: Date): Promise<number> {
  return (await classesBelowMinimum(schoolId, now)).toDecide.length;
}

async function classesBelowMinimum(schoolId: string, now: Date): Promise<ClassesInQuestion> {
  const until = instantOf(addDays(todayInShanghai(now), SOON + 1), 0);
  const rows = await db.$queryRaw<(ClassInQuestion & { asked: boolean })[]>`
    SELECT * FROM (
      SELECT o.id::text, o.status::text, c.title_zh AS "titleZh", c.title_en AS "titleEn", p.name_zh AS "providerZh",
             p.name_en AS "providerEn", o.capacity, o.minimum, o.formation_at IS NOT NULL AS asked,
             to_char(o.closes_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "closesAt",
             first.date::text AS "firstDate", first.start_minute AS "firstMinute", places.confirmed, places.held,
             (SELECT count(*)::int FROM waiting_entry w
               WHERE w.offering_id = o.id AND w.status IN ('waiting', 'offered')) AS waiting,
             (SELECT count(*)::int FROM waiting_entry w
               WHERE w.offering_id = o.id AND w.status = 'offered' AND w.offer_until > ${now}) AS offered,
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
  const found: ClassesInQuestion = { toDecide: [], asking: [], soon: [] };
  for (const { asked, ...row } of rows) {
    const begins = instantOf(row.firstDate, row.firstMinute);
    const formation = formationOf({ ...row, now, closesAt: new Date(row.closesAt), begins });
    if (formation === 'asks') found.asking.push(row);
    else if (asked && formation === 'too_few') found.toDecide.push(row);
    else found.soon.push(row);
  }
  return found;
}
