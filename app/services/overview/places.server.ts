import { db } from '~/db/client.server';
import type { Category, SchoolKind, TownKind } from '~/domain/states';

/**
 * Places of one group of offerings. `held`: taken but not paid yet. `waiting`: children who stand in line for one.
 * `open`: neither taken nor offered to somebody who waits, while they can still be taken.
 */
export type Places = {
  offerings: number;
  offered: number;
  taken: number;
  held: number;
  waiting: number;
  open: number;
};

export type SchoolPlaces = Places & {
  schoolId: string;
  nameZh: string;
  nameEn: string;
  kind: SchoolKind;
  townId: string;
  townKind: TownKind;
  pupils: number;
};

type Row = SchoolPlaces & { category: Category };

const none: Places = { offerings: 0, offered: 0, taken: 0, held: 0, waiting: 0, open: 0 };

/**
 * Places offered, taken and held for payment of a term, and who waits for one, by school and category, in one statement;
 * sums by town, town kind and category are made from it. `open` are places that can be taken at this moment.
 */
export async function placesOverview(termId: string, now: Date) {
  const rows = await db.$queryRaw<Row[]>`
    SELECT s.id AS "schoolId", s.name_zh AS "nameZh", s.name_en AS "nameEn", s.kind::text AS kind,
           s.town_id AS "townId", t.kind::text AS "townKind", c.category::text AS category,
           count(*)::int AS offerings,
           sum(o.capacity)::int AS offered,
           sum(p.taken)::int AS taken,
           sum(p.held)::int AS held,
           sum(l.waiting)::int AS waiting,
           sum(CASE WHEN o.status IN ('open', 'confirmed') AND o.opens_at <= ${now} AND o.closes_at > ${now}
                    THEN o.capacity - p.taken - l.offered ELSE 0 END)::int AS open,
           0 AS pupils
      FROM offering o
      JOIN course c ON c.id = o.course_id
      JOIN school s ON s.id = o.school_id
      JOIN town t ON t.id = s.town_id
     CROSS JOIN LATERAL (
       SELECT count(*) FILTER (WHERE e.status IN ('held', 'confirmed', 'completed')) AS taken,
              count(*) FILTER (WHERE e.status = 'held') AS held
         FROM enrollment e WHERE e.offering_id = o.id) p
     CROSS JOIN LATERAL (
       SELECT count(*) FILTER (WHERE w.status = 'waiting') AS waiting,
              count(*) FILTER (WHERE w.status = 'offered') AS offered
         FROM waiting_entry w WHERE w.offering_id = o.id AND w.status IN ('waiting', 'offered')) l
     WHERE o.term_id = ${termId} AND o.status IN ('open', 'confirmed', 'running', 'finished')
     GROUP BY s.id, t.kind, c.category`;
  const pupils = await db.child.groupBy({ by: ['schoolId'], where: { leftOn: null }, _count: true });
  const schools = await db.school.findMany({
    include: { town: true },
    orderBy: [{ town: { position: 'asc' } }, { id: 'asc' }],
  });
  const pupilsOf = new Map(pupils.map((group) => [group.schoolId, group._count]));
  return {
    total: sum(rows),
    bySchool: schools.map(
      (school): SchoolPlaces => ({
        schoolId: school.id,
        nameZh: school.nameZh,
        nameEn: school.nameEn,
        kind: school.kind,
        townId: school.townId,
        townKind: school.town.kind,
        pupils: pupilsOf.get(school.id) ?? 0,
        ...sum(rows.filter((row) => row.schoolId === school.id)),
      }),
    ),
    byTownKind: grouped(rows, (row) => row.townKind),
    byCategory: grouped(rows, (row) => row.category),
    byTown: grouped(rows, (row) => row.townId),
  };
}

function sum(rows: readonly Row[]): Places {
  return rows.reduce<Places>(
    (all, row) => ({
      offerings: all.offerings + row.offerings,
      offered: all.offered + row.offered,
      taken: all.taken + row.taken,
      held: all.held + row.held,
      waiting: all.waiting + row.waiting,
      open: all.open + row.open,
    }),
    none,
  );
}

function grouped(rows: readonly Row[], keyOf: (row: Row) => string): Record<string, Places> {
  const keys = new Set(rows.map(keyOf));
  return Object.fromEntries([...keys].map((key) => [key, sum(rows.filter((row) => keyOf(row) === key))]));
}
