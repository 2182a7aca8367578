import { type Db, db } from '~/db/client.server';
import { DRAW_INVARIANTS } from './draw-invariants';
import { drawsThatDiffer } from './draw-papers.server';
import type { Invariant, Look } from './invariant';
import { MONEY_INVARIANTS } from './money-invariants';
import { PLACE_INVARIANTS } from './place-invariants';
import { placesThatDiffer } from './place-ledger.server';

export type BrokenInvariant = { number: number; name: string; count: number; examples: string[] };

const LIVE = `('held', 'confirmed')`;
/** States in which a class is more than a plan. */
const SOLD = `('approved', 'open', 'confirmed', 'running')`;
/** The numbers that bound a class when it was planned. */
const NUMBERS = (rule: string) =>
  `rule_numbers('${rule}', county_day(COALESCE(o.submitted_at, o.created_at)), county_day(COALESCE(o.submitted_at, o.created_at)))`;
const TIME = `during(l.date, l.start_minute, l.end_minute)`;

/** Each check finds the ids of what breaks the invariant, none when it holds. */
export const INVARIANTS: readonly Invariant[] = [
  {
    number: 1,
    name: 'capacity never exceeds the seats of the room',
    sql: `SELECT DISTINCT o.id::text FROM offering o JOIN lesson l ON l.offering_id = o.id AND l.status <> 'canceled'
            JOIN room r ON r.id = l.room_id WHERE r.seats < o.capacity`,
  },
  {
    number: 2,
    name: 'at most one live place of a child in an offering',
    sql: `SELECT min(id::text) FROM enrollment WHERE status IN ${LIVE} GROUP BY offering_id, child_id HAVING count(*) > 1`,
  },
  {
    number: 2,
    name: 'no two live places of a child at overlapping times, travel counted',
    sql: `SELECT e.id::text FROM enrollment e WHERE e.status IN ${LIVE} AND child_would_overlap(e.child_id, e.offering_id)`,
  },
  {
    number: 3,
    name: 'a room is in one use at a time',
    sql: `SELECT l.id::text FROM lesson l JOIN lesson m ON m.room_id = l.room_id AND m.id > l.id AND m.date = l.date
           WHERE l.status <> 'canceled' AND m.status <> 'canceled'
             AND ${TIME} && during(m.date, m.start_minute, m.end_minute)`,
  },
  {
    number: 3,
    name: 'an instructor is in one place at a time',
    sql: `SELECT s.lesson_id::text FROM lesson_staff s JOIN lesson l ON l.id = s.lesson_id AND l.status <> 'canceled'
            JOIN lesson_staff o ON o.instructor_id = s.instructor_id AND o.lesson_id > s.lesson_id
            JOIN lesson m ON m.id = o.lesson_id AND m.status <> 'canceled' AND m.date = l.date
           WHERE ${TIME} && during(m.date, m.start_minute, m.end_minute)`,
  },
  {
    number: 3,
    name: 'who stands in a lesson knows its time',
    sql: `SELECT s.lesson_id::text FROM lesson_staff s JOIN lesson l ON l.id = s.lesson_id
           WHERE (s.date, s.start_minute, s.end_minute, s.live) IS DISTINCT FROM (l.date, l.start_minute, l.end_minute, l.status <> 'canceled')`,
  },
  {
    number: 4,
    name: 'no place of a provider that was not listed when it was taken',
    sql: `SELECT e.id::text FROM enrollment e JOIN offering o ON o.id = e.offering_id JOIN course c ON c.id = o.course_id
            JOIN provider p ON p.id = c.provider_id
           WHERE e.status IN ${LIVE} AND p.kind <> 'school' AND NOT EXISTS (
             SELECT 1 FROM listing g WHERE g.provider_id = p.id AND c.category = ANY (g.categories)
                AND (e.created_at AT TIME ZONE 'Asia/Shanghai')::date BETWEEN g.valid_from AND g.valid_to
                AND COALESCE((SELECT d.to_status::text FROM listing_decision d WHERE d.listing_id = g.id AND d.at <= e.created_at
                               ORDER BY d.at DESC LIMIT 1), g.status::text) = 'listed')`,
  },
  {
    number: 4,
    name: 'no place in a course that is not approved',
    sql: `SELECT e.id::text FROM enrollment e JOIN offering o ON o.id = e.offering_id JOIN course c ON c.id = o.course_id
           WHERE e.status = 'held' AND c.status <> 'approved' OR e.status = 'confirmed' AND c.status NOT IN ('approved', 'retired')`,
  },
  {
    number: 4,
    name: 'whoever teaches paid or taken places has a check in date (P8)',
    sql: `SELECT DISTINCT s.lesson_id::text FROM lesson_staff s JOIN lesson l ON l.id = s.lesson_id AND l.status = 'planned'
           WHERE EXISTS (SELECT 1 FROM enrollment e WHERE e.offering_id = l.offering_id AND e.status IN ${LIVE})
             AND l.date >= (now() AT TIME ZONE 'Asia/Shanghai')::date
             AND NOT EXISTS (SELECT 1 FROM staff_check k WHERE k.instructor_id = s.instructor_id AND k.result = 'clear'
                              AND k.checked_on <= l.date AND l.date - k.checked_on <=
                                  COALESCE((rule_numbers('P8', l.date, l.date) ->> 'staffCheckMaxAgeDays')::integer, 1000000))`,
  },
  ...MONEY_INVARIANTS,
  {
    number: 7,
    name: 'no class larger than its grades may have (V1)',
    sql: `SELECT o.id::text FROM offering o WHERE o.status IN ${SOLD} AND o.capacity >
            (${NUMBERS('V1')} -> 'classMax' ->> CASE WHEN 7 <= ALL (o.grades) THEN 'junior' ELSE 'primary' END)::integer`,
  },
  {
    number: 7,
    name: 'no sports class larger than the law lets it be, nor with one coach too few (P13)',
    sql: `SELECT o.id::text FROM offering o JOIN course c ON c.id = o.course_id
           WHERE o.status IN ${SOLD} AND c.category = 'sport'
             AND (o.capacity > (${NUMBERS('P13')} ->> 'sportsMaxPerClass')::integer
               OR offering_staff_breaks(o.id) = 'rule_P13')`,
  },
  {
    number: 7,
    name: 'no sports class on less floor than the law asks (V3)',
    sql: `SELECT DISTINCT o.id::text FROM offering o JOIN room r ON r.id = o.room_id
           WHERE o.status IN ${SOLD} AND sports_area_breaks(o.id, r.area_m2)`,
  },
  {
    number: 7,
    name: 'no child has more courses at the same time than the county lets it have (B3)',
    sql: `SELECT e.child_id::text FROM enrollment e WHERE e.status IN ${LIVE} GROUP BY e.child_id
          HAVING count(*) > (rule_numbers('B3', max(county_day(e.created_at)), max(county_day(e.created_at))) ->> 'maxCourses')::integer`,
  },
  {
    number: 7,
    name: 'nothing was taken for a child before its data was agreed to (M1)',
    sql: `SELECT e.id::text FROM enrollment e WHERE e.status IN ${LIVE} AND NOT EXISTS (
            SELECT 1 FROM consent k WHERE k.child_id = e.child_id AND k.guardian_id = e.guardian_id
               AND k.kind = 'child_data' AND k.agreed_at <= e.created_at)`,
  },
  {
    number: 7,
    name: 'whatever was let pass names a rule that can be, and an officer whom it names',
    sql: `SELECT v.id::text FROM rule_override v WHERE NOT EXISTS (
            SELECT 1 FROM rule_version r WHERE r.rule_id = v.rule_id AND r.version = v.rule_version
               AND r.override_by = v.by_role)`,
  },
  {
    number: 9,
    name: 'every place taken has its event in the audit',
    sql: `SELECT e.id::text FROM enrollment e WHERE NOT EXISTS
            (SELECT 1 FROM audit_event a WHERE a.subject_kind = 'enrollment' AND a.subject_id = e.id::text)`,
  },
  ...PLACE_INVARIANTS,
  ...DRAW_INVARIANTS,
];

const EXAMPLES = 5;

/**
 * Asks the database (or a transaction that is only looked at) for what breaks an invariant. Empty when all hold.
 *
 * @param now for what depends on the hour: offers that are over, classes that have begun
 */
export async function brokenInvariants(on: Db = db, now: Date = new Date()): Promise<BrokenInvariant[]> {
  const broken: BrokenInvariant[] = [];
  const look: Look = {
    on,
    now,
    places: once(() => placesThatDiffer(on)),
    draws: once(() => drawsThatDiffer(on)),
  };
  for (const invariant of INVARIANTS) {
    const { number, name } = invariant;
    const ids = 'find' in invariant ? await invariant.find(look) : await idsBy(on, invariant.sql);
    if (ids.length > 0) broken.push({ number, name, count: ids.length, examples: ids.slice(0, EXAMPLES) });
  }
  return broken;
}

function once<Value>(count: () => Promise<Value>): () => Promise<Value> {
  let counted: Promise<Value> | undefined;
  return () => {
    counted ??= count();
    return counted;
  };
}

async function idsBy(on: Db, sql: string): Promise<string[]> {
  const rows = await on.$queryRawUnsafe<Record<string, string>[]>(sql);
  return rows.map((row) => String(Object.values(row)[0]));
}
