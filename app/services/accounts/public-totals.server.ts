import { db } from '~/db/client.server';
import { type PublicCell, type PublishedCell, published } from '~/domain/accounts/published';
import { CATEGORIES, type Category } from '~/domain/states';
import { moneySettingsOn } from '../county/settings.server';
import { townsOfCounty } from '../overview/towns.server';

export type PublicTotals = {
  towns: { id: string; nameZh: string; nameEn: string }[];
  categories: readonly Category[];
  /** A row per town and one for the county; a column per category and one for all. */
  cells: PublishedCell[][];
  minimum: number;
};

type Row = PublicCell & { townId: string; category: Category };

const NOBODY: PublicCell = {
  children: 0,
  taught: 0,
  aided: 0,
  familyFen: 0,
  programmeFen: 0,
  countyFen: 0,
  lessons: 0,
  minutes: 0,
};

/**
 * What a term's lessons that were given cost and who paid for them, by the school's town and the category, with no
 * number that stands for fewer children than the county's minimum.
 */
export async function publicTotals(termId: string, now: Date): Promise<PublicTotals> {
  const [towns, { public_minimum: minimum }, rows] = await Promise.all([
    townsOfCounty(),
    moneySettingsOn(db, now),
    db.$queryRaw<Row[]>`
      WITH class AS (
        SELECT o.id, s.town_id, c.category
          FROM offering o JOIN school s ON s.id = o.school_id JOIN course c ON c.id = o.course_id
         WHERE o.term_id = ${termId} AND o.status IN ('open', 'confirmed', 'running', 'finished', 'settled')),
      people AS (
        SELECT c.town_id, c.category, count(DISTINCT e.child_id) AS children
          FROM class c
          JOIN enrollment e ON e.offering_id = c.id AND e.status IN ('confirmed', 'completed', 'withdrawn')
         GROUP BY 1, 2),
      money AS (
        SELECT c.town_id, c.category, count(DISTINCT e.child_id) AS children,
               count(DISTINCT e.child_id) FILTER (WHERE p.fund LIKE 'programme:%') AS aided,
               -sum(p.amount_fen) FILTER (WHERE p.fund LIKE 'family:%') AS family,
               -sum(p.amount_fen) FILTER (WHERE p.fund LIKE 'programme:%') AS programme,
               -sum(p.amount_fen) FILTER (WHERE p.fund = 'county') AS county
          FROM class c
          JOIN enrollment e ON e.offering_id = c.id
          JOIN posting p ON p.enrollment_id = e.id AND p.account IN ('provider_payable', 'school_income')
         GROUP BY 1, 2),
      taught AS (
        SELECT c.town_id, c.category, count(*) AS lessons, sum(l.end_minute - l.start_minute) AS minutes
          FROM class c JOIN lesson l ON l.offering_id = c.id AND l.status = 'taught'
         GROUP BY 1, 2)
      SELECT c.town_id AS "townId", c.category::text, coalesce(max(people.children), 0)::int AS children,
             coalesce(max(money.children), 0)::int AS taught,
             coalesce(max(money.aided), 0)::int AS aided, coalesce(max(money.family), 0)::float8 AS "familyFen",
             coalesce(max(money.programme), 0)::float8 AS "programmeFen",
             coalesce(max(money.county), 0)::float8 AS "countyFen", coalesce(max(taught.lessons), 0)::int AS lessons,
             coalesce(max(taught.minutes), 0)::int AS minutes
        FROM class c
        LEFT JOIN people USING (town_id, category)
        LEFT JOIN money USING (town_id, category)
        LEFT JOIN taught USING (town_id, category)
       GROUP BY c.town_id, c.category`,
  ]);
  const cellOf = (townId: string, category: Category) =>
    rows.find((row) => row.townId === townId && row.category === category) ?? NOBODY;
  const cells = towns.map(({ id }) => CATEGORIES.map((category) => cellOf(id, category)));
  return {
    towns: towns.map(({ id, nameZh, nameEn }) => ({ id, nameZh, nameEn })),
    categories: CATEGORIES,
    cells: published(cells, minimum),
    minimum,
  };
}
