import type { Db } from '~/db/client.server';
import type { Entitlement } from '~/domain/aid/entitlement';
import type { LessonAt } from '~/domain/enrollment/clash';
import type { EnrollmentFacts } from '~/domain/enrollment/decide';
import type { TownKind } from '~/domain/states';
import { coursesLeft } from '~/domain/wishes/fits';
import { type OfferingFacts, offeringFacts } from '../enrollment/offering-facts.server';
import { rulesNow } from '../reduction/guard.server';

/** What a draw asks about a child beside its places. */
export type DrawnChild = {
  readonly id: string;
  readonly hasLeft: boolean;
  readonly schoolId: string;
  readonly town: TownKind;
  readonly entitlements: readonly Entitlement[];
  /** How many more courses the county lets it have beside those it has (B3); null where no rule limits it. */
  readonly coursesLeft: number | null;
};

export type PairFacts = EnrollmentFacts & Pick<OfferingFacts, 'payee' | 'termId'>;

export type DrawFacts = {
  readonly children: ReadonlyMap<string, DrawnChild>;
  /** What `decideEnrollment` needs of a child and a class; null where one of them is not there. */
  readonly of: (childId: string, offeringId: string) => PairFacts | null;
};

type Row = {
  id: string;
  grade: number;
  has_left: boolean;
  school_id: string;
  group_id: string | null;
  town: TownKind;
  town_id: string;
  live: string[];
  taken: (LessonAt & { offeringId: string; townId: string })[];
  entitlements: Entitlement[];
};

/**
 * All that is to be known of many children and many classes, in as many statements as for one. Inside a command call
 * it with classes and children locked.
 */
export async function drawFacts(
  db: Db,
  { childIds, offeringIds }: { childIds: readonly string[]; offeringIds: readonly string[] },
  now: Date,
): Promise<DrawFacts> {
  const rows = await childRows(db, childIds, now);
  const offerings = await offeringFacts(db, offeringIds, now, { thorough: true });
  const rules = await rulesNow(db, now);
  const townOf = new Map<string, string>();
  for (const { offering, townId } of offerings.values()) townOf.set(offering.schoolId, townId);
  for (const { taken } of rows) for (const each of taken) townOf.set(each.schoolId, each.townId);
  const travelMinutes = await travelBetween(db, townOf);
  const byId = new Map(rows.map((row) => [row.id, row] as const));
  return {
    children: new Map(
      rows.map((row) => [
        row.id,
        {
          id: row.id,
          hasLeft: row.has_left,
          schoolId: row.school_id,
          town: row.town,
          entitlements: row.entitlements,
          coursesLeft: coursesLeft({ rules, courses: row.live.length }),
        },
      ]),
    ),
    of(childId, offeringId) {
      const child = byId.get(childId);
      const known = offerings.get(offeringId);
      if (!child || !known) return null;
      const { townId: _, ...offering } = known;
      return {
        ...offering,
        child: { grade: child.grade, schoolId: child.school_id, schoolGroupId: child.group_id },
        alreadyLive: child.live.includes(offeringId),
        taken: child.taken.filter((lesson) => lesson.offeringId !== offeringId),
        courses: child.live.filter((each) => each !== offeringId).length,
        travelMinutes,
        rules,
        aid: null,
      };
    },
  };
}

function childRows(db: Pick<Db, '$queryRaw'>, childIds: readonly string[], now: Date): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    WITH live AS MATERIALIZED (
      SELECT e.child_id, e.offering_id FROM enrollment e
       WHERE e.child_id = ANY(${childIds}::uuid[])
         AND (e.status = 'confirmed' OR (e.status = 'held' AND e.held_until > ${now})))
    SELECT c.id::text, c.grade, c.left_on IS NOT NULL AS has_left, c.school_id, s.group_id, t.kind::text AS town, t.id AS town_id,
           ARRAY(SELECT l.offering_id::text FROM live l WHERE l.child_id = c.id) AS live,
           (SELECT coalesce(json_agg(json_build_object(
                     'offeringId', o.id, 'schoolId', o.school_id, 'townId', at.town_id, 'date', l.date,
                     'startMinute', l.start_minute, 'endMinute', l.end_minute) ORDER BY l.date, l.start_minute), '[]')
              FROM live e
              JOIN offering o ON o.id = e.offering_id
              JOIN school at ON at.id = o.school_id
              JOIN lesson l ON l.offering_id = o.id AND l.status <> 'canceled'
             WHERE e.child_id = c.id) AS taken,
           (SELECT coalesce(json_agg(json_build_object('class', n.class, 'from', n.from_date, 'to', n.to_date)), '[]')
              FROM entitlement n WHERE n.child_id = c.id) AS entitlements
      FROM child c JOIN school s ON s.id = c.school_id JOIN town t ON t.id = s.town_id
     WHERE c.id = ANY(${childIds}::uuid[])`;
}

async function travelBetween(
  db: Pick<Db, '$queryRaw'>,
  townOf: ReadonlyMap<string, string>,
): Promise<EnrollmentFacts['travelMinutes']> {
  const rows = await db.$queryRaw<{ from_town_id: string; to_town_id: string; minutes: number }[]>`
    SELECT from_town_id, to_town_id, minutes FROM town_travel`;
  const minutes = new Map(rows.map((row) => [`${row.from_town_id}>${row.to_town_id}`, row.minutes]));
  return (from, to) => minutes.get(`${townOf.get(from)}>${townOf.get(to)}`) ?? 0;
}
