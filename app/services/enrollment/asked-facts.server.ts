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

// $1 offering, $2 child, $3 guardian, $4 key of the form, $5 now, $6 today, $7 whether with the stamp
const ask = statement<AskedFacts>(
  'enrollment_asked_facts',
  `SELECT CASE WHEN $7::boolean THEN class_stamp(o.id) END AS stamp, child_stamp(c.id) AS "childStamp", o.capacity,
          (SELECT count(*)::int FROM enrollment e WHERE e.offering_id = o.id
              AND (e.status = 'confirmed' OR (e.status = 'held' AND e.held_until > $5::timestamptz)))
          + (SELECT count(*)::int FROM waiting_entry w WHERE w.offering_id = o.id AND w.status = 'offered') AS taken,
          (SELECT count(*)::int FROM waiting_entry w WHERE w.offering_id = o.id AND w.status = 'waiting') AS waiting,
          EXISTS (SELECT 1 FROM enrollment e WHERE e.status = 'held' AND e.held_until <= $5::timestamptz AND e.offering_id = o.id)
          OR EXISTS (SELECT 1 FROM enrollment e WHERE e.status = 'held' AND e.held_until <= $5::timestamptz AND e.child_id = c.id) AS lapsed,
          o.payer = 'family' AND EXISTS (
            SELECT 1 FROM programme p JOIN town t ON t.id = s.town_id
             WHERE $6::date BETWEEN p.from_date AND p.to_date AND t.kind = ANY (p.towns)
               AND (cardinality(p.classes) = 0 OR EXISTS (
                 SELECT 1 FROM entitlement n WHERE n.child_id = c.id AND n.class = ANY (p.classes)
                    AND $6::date BETWEEN n.from_date AND n.to_date))) AS aided,
          EXISTS (SELECT 1 FROM guardian_child l WHERE l.guardian_id = $3::uuid AND l.child_id = c.id) AS own,
          json_build_object('grade', c.grade, 'schoolId', c.school_id, 'schoolGroupId', s.group_id) AS child,
          ARRAY(SELECT e.offering_id::text FROM enrollment e WHERE e.child_id = c.id
                   AND (e.status = 'confirmed' OR (e.status = 'held' AND e.held_until > $5::timestamptz))) AS live,
          (SELECT coalesce(json_agg(json_build_object(
                    'offeringId', x.id, 'schoolId', x.school_id, 'townId', at.town_id, 'date', l.date,
                    'startMinute', l.start_minute, 'endMinute', l.end_minute) ORDER BY l.date, l.start_minute), '[]')
             FROM enrollment e
             JOIN offering x ON x.id = e.offering_id
             JOIN school at ON at.id = x.school_id
             JOIN lesson l ON l.offering_id = x.id AND l.status <> 'canceled'
            WHERE e.child_id = c.id AND e.offering_id <> o.id
              AND (e.status = 'confirmed' OR (e.status = 'held' AND e.held_until > $5::timestamptz))) AS lessons,
          EXISTS (SELECT 1 FROM waiting_entry w WHERE w.offering_id = o.id AND w.child_id = c.id
                     AND w.status = 'offered' AND w.offer_until > $5::timestamptz) AS offered,
          (SELECT coalesce(json_agg(json_build_object('kind', k.kind, 'textVersion', k.text_version,
                                    'receiverId', k.receiver_id, 'withdrawnAt', null)), '[]')
             FROM consent k WHERE k.guardian_id = $3::uuid AND k.child_id = c.id AND k.withdrawn_at IS NULL) AS consents,
          (SELECT json_build_object('id', e.id, 'status', e.status) FROM enrollment e
            WHERE e.guardian_id = $3::uuid AND e.request_key = $4::uuid
              AND e.offering_id = o.id AND e.child_id = c.id) AS "sameRequest",
          (SELECT json_build_object('id', e.id, 'status', e.status) FROM enrollment e
            WHERE e.offering_id = o.id AND e.child_id = c.id
              AND (e.status = 'confirmed' OR (e.status = 'held' AND e.held_until > $5::timestamptz))) AS place,
          ARRAY(SELECT g.user_id::text FROM guardian g WHERE g.id = $3::uuid
                UNION SELECT g.user_id::text FROM guardian_child l JOIN guardian g ON g.id = l.guardian_id
                       WHERE l.child_id = c.id) AS users
     FROM offering o
     LEFT JOIN child c ON c.id = $2::uuid
     LEFT JOIN school s ON s.id = c.school_id
    WHERE o.id = $1::uuid`,
);

/**
 * The facts in one statement; null when there is no such offering. With `tx` as a step of its transaction.
 *
 * @param stamped also says what the class is like now: a quarter of the work, and one who comes in a rush needs it not
 */
export async function askedFacts(
  { offeringId, childId, guardianId, requestKey }: Asked,
  now: Date,
  { tx, stamped = false }: { tx?: Tx; stamped?: boolean } = {},
): Promise<AskedFacts | null> {
  const values = [
    offeringId,
    childId,
    guardianId,
    requestKey,
    now.toISOString(),
    todayInShanghai(now),
    stamped,
  ] as const;
  const [row] = await (tx ? ask.in(tx, ...values) : ask(...values));
  return row ?? null;
}
