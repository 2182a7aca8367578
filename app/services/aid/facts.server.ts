import type { Db } from '~/db/client.server';
import type { EntitlementClass } from '~/domain/aid/entitlement';
import type { Aid, ChargeKind } from '~/domain/aid/programme';
import { type SchoolDate, todayInShanghai } from '~/domain/calendar';
import type { TownKind } from '~/domain/states';

type ProgrammeRow = {
  id: string;
  position: number;
  classes: EntitlementClass[];
  towns: TownKind[];
  percent: number;
  covers: ChargeKind[];
  cap_fen: number | null;
  left_fen: number;
  from_date: SchoolDate;
  to_date: SchoolDate;
};

type Options = {
  /** The programmes' rows are locked, by id, until the commit: what is left of budget and cap stays true. */
  lock?: boolean;
  /** Another day than today. */
  asOf?: SchoolDate;
  /** Programmes that are asked whether they are in force or not. */
  also?: readonly string[];
};

/**
 * What subsidizes a child's places in a term on a day, today unless told. Null when no programme pays for the child:
 * nearly always, and then it costs one statement.
 */
export async function aidFor(
  db: Pick<Db, '$queryRaw' | '$queryRawUnsafe'>,
  { childId, termId }: { childId: string; termId: string },
  now: Date,
  { lock = false, asOf = todayInShanghai(now), also = [] }: Options = {},
): Promise<Aid | null> {
  const programmes = await db.$queryRawUnsafe<ProgrammeRow[]>(
    `SELECT p.id::text, p.position, p.classes::text[], p.towns::text[], p.percent, p.covers::text[], p.cap_fen,
            p.budget_fen - p.reserved_fen AS left_fen, to_char(p.from_date, 'YYYY-MM-DD') AS from_date,
            to_char(p.to_date, 'YYYY-MM-DD') AS to_date
       FROM programme p
       JOIN child c ON c.id = $1::uuid
       JOIN school s ON s.id = c.school_id
       JOIN town t ON t.id = s.town_id
      WHERE ($2::date BETWEEN p.from_date AND p.to_date OR p.id = ANY ($3::uuid[])) AND t.kind = ANY (p.towns)
        AND (cardinality(p.classes) = 0 OR EXISTS (
          SELECT 1 FROM entitlement e WHERE e.child_id = c.id AND e.class = ANY (p.classes)
             AND $2::date BETWEEN e.from_date AND e.to_date))
      ORDER BY p.id ${lock ? 'FOR NO KEY UPDATE OF p' : ''}`,
    childId,
    asOf,
    [...also],
  );
  if (programmes.length === 0) return null;
  const [child] = await db.$queryRaw<
    {
      town: TownKind;
      entitlements: { class: EntitlementClass; from: SchoolDate; to: SchoolDate }[];
      used: { programme: string; fen: number }[];
    }[]
  >`
    SELECT t.kind::text AS town,
           (SELECT coalesce(json_agg(json_build_object('class', e.class, 'from', e.from_date, 'to', e.to_date)), '[]')
              FROM entitlement e WHERE e.child_id = c.id) AS entitlements,
           (SELECT coalesce(json_agg(json_build_object('programme', u.programme_id, 'fen', u.fen)), '[]')
              FROM (SELECT g.programme_id, sum(g.amount_fen)::int AS fen FROM subsidy_grant g
                     WHERE g.child_id = c.id AND g.term_id = ${termId} GROUP BY g.programme_id) u) AS used
      FROM child c JOIN school s ON s.id = c.school_id JOIN town t ON t.id = s.town_id
     WHERE c.id = ${childId}::uuid`;
  if (!child) return null;
  return {
    asOf,
    child: { town: child.town, entitlements: child.entitlements },
    used: child.used,
    programmes: programmes.map((row) => ({
      id: row.id,
      order: row.position,
      classes: row.classes,
      towns: row.towns,
      percent: row.percent,
      of: row.covers,
      capFenPerChildTerm: row.cap_fen,
      budgetLeftFen: row.left_fen,
      from: row.from_date,
      to: row.to_date,
    })),
  };
}
