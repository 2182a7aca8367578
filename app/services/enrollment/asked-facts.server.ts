import type { Tx } from '~/db/client.server';
import { statement } from '~/db/statement.server';
import { todayInShanghai } from '~/domain/calendar';
import type { GivenConsent } from '~/domain/consent';
import type { LessonAt } from '~/domain/enrollment/clash';
import type { EnrollmentStatus } from '~/domain/states';
import type { Asked } from './standing.server';

type PlaceFound = { id: string; status: EnrollmentStatus };

/** What is a child's own in a wish for a place, and what changes with every place that is taken: read afresh each time. */
export type AskedFacts = {
  /** What the decision about the class rests on, as one word (`class_stamp`); null when it was not asked for. */
  stamp: string | null;
  /** The same of what the child has (`child_stamp`). */
  childStamp: string;
  capacity: number;
  taken: number;
  waiting: number;
  /** A hold that is over, of the class or of the child, has not been freed yet. */
  lapsed: boolean;
  /** A programme may pay for the child: the price then depends on what is left of it. */
  aided: boolean;
  /** The child is linked to the guardian; the rest means nothing if not. */
  own: boolean;
  child: { grade: number; schoolId: string; schoolGroupId: string | null };
  /** Offerings in which the child has a live place, and the lessons of all of them. */
  live: string[];
  lessons: (LessonAt & { offeringId: string; townId: string })[];
  /** A place of this very class is offered to the child. */
  offered: boolean;
  consents: GivenConsent[];
  /** The place that this very form has taken before, and the live one in the class. */
  sameRequest: PlaceFound | null;
  place: PlaceFound | null;
  /** Users around the child and the guardian who asks. */
  users: string[];
};

// $1 offering, $2 the wishes, $3 now, $4 today, $5 whether with the stamp. However many wishes there are, each is looked up
// by keys: a join would read whole tables for what is seldom more than a handful.
const ask = statement<AskedFacts>(
  'enrollment_asked_facts',
  `WITH o AS MATERIALIZED (
     SELECT f.id, f.payer, f.capacity, CASE WHEN $5::boolean THEN class_stamp(f.id) END AS stamp,
            (SELECT count(*)::int FROM enrollment e WHERE e.offering_id = f.id
                AND (e.status = 'confirmed' OR (e.status = 'held' AND e.held_until > $3::timestamptz)))
            + (SELECT count(*)::int FROM waiting_entry w WHERE w.offering_id = f.id AND w.status = 'offered') AS taken,
            (SELECT count(*)::int FROM waiting_entry w WHERE w.offering_id = f.id AND w.status = 'waiting') AS waiting,
            (SELECT true FROM enrollment e WHERE e.status = 'held' AND e.held_until <= $3::timestamptz
                AND e.offering_id = f.id LIMIT 1) AS lapsed
       FROM offering f WHERE f.id = $1::uuid)
   SELECT o.stamp, o.capacity, o.taken, o.waiting,
          (o.lapsed OR (SELECT true FROM enrollment e WHERE e.child_id = w.child AND e.status = 'held'
                           AND e.held_until <= $3::timestamptz LIMIT 1)) IS TRUE AS lapsed,
          CASE WHEN o.payer = 'family' THEN (
            SELECT true FROM programme p JOIN town t ON t.id = c.town
             WHERE $4::date BETWEEN p.from_date AND p.to_date AND t.kind = ANY (p.towns)
               AND (cardinality(p.classes) = 0 OR EXISTS (
                 SELECT 1 FROM entitlement n WHERE n.child_id = w.child AND n.class = ANY (p.classes)
                    AND $4::date BETWEEN n.from_date AND n.to_date)) LIMIT 1) END IS TRUE AS aided,
          (SELECT true FROM guardian_child l WHERE l.guardian_id = w.guardian AND l.child_id = w.child) IS TRUE AS own,
          c.child,
          ARRAY(SELECT e.offering_id::text FROM enrollment e WHERE e.child_id = w.child
                   AND (e.status = 'confirmed' OR (e.status = 'held' AND e.held_until > $3::timestamptz))) AS live,
          (SELECT coalesce(json_agg(json_build_object(
                    'offeringId', x.id, 'schoolId', x.school_id, 'townId', at.town_id, 'date', l.date,
                    'startMinute', l.start_minute, 'endMinute', l.end_minute) ORDER BY l.date, l.start_minute), '[]')
             FROM enrollment e
             JOIN offering x ON x.id = e.offering_id
             JOIN school at ON at.id = x.school_id
             JOIN lesson l ON l.offering_id = x.id AND l.status <> 'canceled'
            WHERE e.child_id = w.child AND e.offering_id <> o.id
              AND (e.status = 'confirmed' OR (e.status = 'held' AND e.held_until > $3::timestamptz))) AS lessons,
          v.offered,
          CASE WHEN v.may THEN (SELECT count(*) || '.' || coalesce(sum(e.xmin::text::bigint), 0) FROM enrollment e
                                 WHERE e.child_id = w.child AND e.status IN ('held', 'confirmed'))
                       || ' ' ||
                       (SELECT count(*) || '.' || coalesce(sum(q.xmin::text::bigint), 0) FROM waiting_entry q
                         WHERE q.child_id = w.child AND q.status = 'offered') ELSE '' END AS "childStamp",
          CASE WHEN v.may THEN (SELECT coalesce(json_agg(json_build_object('kind', k.kind, 'textVersion', k.text_version,
                                    'receiverId', k.receiver_id, 'withdrawnAt', null)), '[]')
             FROM consent k WHERE k.guardian_id = w.guardian AND k.child_id = w.child AND k.withdrawn_at IS NULL)
          ELSE '[]' END AS consents,
          (SELECT json_build_object('id', e.id, 'status', e.status) FROM enrollment e
            WHERE e.guardian_id = w.guardian AND e.request_key = w.form
              AND e.offering_id = o.id AND e.child_id = w.child) AS "sameRequest",
          (SELECT json_build_object('id', e.id, 'status', e.status) FROM enrollment e
            WHERE e.offering_id = o.id AND e.child_id = w.child
              AND (e.status = 'confirmed' OR (e.status = 'held' AND e.held_until > $3::timestamptz))) AS place,
          CASE WHEN v.may THEN ARRAY(
                SELECT g.user_id::text FROM guardian g WHERE g.id = w.guardian
                UNION SELECT g.user_id::text FROM guardian_child l JOIN guardian g ON g.id = l.guardian_id
                       WHERE l.child_id = w.child) ELSE '{}' END AS users
     FROM ROWS FROM (jsonb_to_recordset($2::jsonb) AS (child uuid, guardian uuid, form uuid, asked timestamptz)) WITH ORDINALITY
          AS w (child, guardian, form, asked, turn)
     CROSS JOIN o
     CROSS JOIN LATERAL (
       SELECT q.offered, q.offered OR o.taken < o.capacity AS may
         FROM (SELECT (SELECT true FROM waiting_entry q WHERE q.offering_id = o.id AND q.child_id = w.child AND q.status = 'offered'
                          AND q.offer_until > w.asked LIMIT 1) IS TRUE AS offered OFFSET 0) q OFFSET 0) v
     LEFT JOIN LATERAL (
       SELECT s.town_id AS town, json_build_object('grade', k.grade, 'schoolId', k.school_id, 'schoolGroupId', s.group_id) AS child
         FROM child k JOIN school s ON s.id = k.school_id WHERE k.id = w.child LIMIT 1) c ON true
    ORDER BY w.turn`,
);

/**
 * The facts about wishes for one class, in one statement; none when there is no such offering. With `tx` as a step of its
 * transaction.
 *
 * @param wishes each with when it was asked for: until then its offer counts
 * @param now what the class is like: of all wishes the latest
 * @param stamped also says what the class is like now: one who comes in a rush needs it not
 * @returns for each wish, in their order
 */
export async function askedFacts(
  offeringId: string,
  wishes: readonly { asked: Asked; now: Date }[],
  now: Date,
  { tx, stamped = false }: { tx?: Tx; stamped?: boolean } = {},
): Promise<AskedFacts[]> {
  const rows = wishes.map(({ asked, now }) => ({
    child: asked.childId,
    guardian: asked.guardianId,
    form: asked.requestKey,
    asked: now,
  }));
  const values = [
    offeringId,
    JSON.stringify(rows),
    now.toISOString(),
    todayInShanghai(now),
    stamped,
  ] as const;
  return tx ? ask.in(tx, ...values) : ask(...values);
}
