import { db } from '~/db/client.server';
import { mergeSmall } from '~/domain/accounts/merge-small';
import { addDays, dayNumber, type SchoolDate, todayInShanghai } from '~/domain/calendar';
import { idOf } from '~/domain/id';
import type { Fen } from '~/domain/money';
import { NotFound } from '~/domain/refusal';
import { TOWN_KINDS, type TownKind } from '~/domain/states';
import { moneySettingsOn } from '../county/settings.server';
import { type ProgrammeBalance, programmeBalances } from './programmes.server';
import { givenBy } from './save-programme.server';

/** Where a programme stood at the end of a day. Whole fen. */
export type BalancePoint = { day: SchoolDate; committedFen: Fen; spentFen: Fen };

/** Children are counted only where there are enough of them; null: fewer than the county shows. */
export type TownSplit = {
  kind: TownKind;
  children: number | null;
  places: number | null;
  committedFen: Fen;
  spentFen: Fen;
};

/** A school, or (id null) several together none of which has enough children to stand alone. */
export type SchoolSplit = {
  id: string | null;
  nameZh: string | null;
  nameEn: string | null;
  groups: number;
  children: number;
  places: number;
  fen: Fen;
};

export type ProgrammePage = ProgrammeBalance & {
  /** It has paid for somebody: what a price was frozen with can no longer change. */
  granted: boolean;
  minimum: number;
  points: BalancePoint[];
  byTown: TownSplit[];
  bySchool: SchoolSplit[];
};

/**
 * A programme with its money over time, by kind of town and by school. Counts only: no child is named, and small
 * numbers stand together. @throws NotFound
 */
export async function programmePage(programmeId: string, now: Date): Promise<ProgrammePage> {
  const [programme] = await programmeBalances(now, idOf(programmeId, 'programme'));
  if (!programme) throw new NotFound('programme');
  const { public_minimum: minimum } = await moneySettingsOn(db, now);
  const [{ granted }, points, byTown, bySchool] = await Promise.all([
    givenBy(db, programmeId),
    pointsOf(programme, todayInShanghai(now)),
    townSplit(programmeId, minimum),
    schoolSplit(programmeId, minimum),
  ]);
  return { ...programme, granted, minimum, points, byTown, bySchool };
}

/** Most points of a chart: weekly for half a year, wider apart for longer programmes. */
const POINTS_MOST = 26;

async function pointsOf(
  { id, from, to, state }: ProgrammeBalance,
  today: SchoolDate,
): Promise<BalancePoint[]> {
  const moves = await db.$queryRaw<{ day: SchoolDate; claim: Fen; held: Fen }[]>`
    SELECT to_char(j.day, 'YYYY-MM-DD') AS day,
           COALESCE(sum(o.amount_fen) FILTER (WHERE o.account = 'programme_claim'), 0)::int AS claim,
           COALESCE(-sum(o.amount_fen) FILTER (WHERE o.account = 'programme_held'), 0)::int AS held
      FROM posting o JOIN journal_entry j ON j.id = o.entry_id
     WHERE o.account IN ('programme_claim', 'programme_held') AND o.party = ${id} AND o.enrollment_id IS NOT NULL
     GROUP BY j.day ORDER BY j.day`;
  if (state === 'to_come' || moves.length === 0) return [];
  // Lessons are given, and money comes back, after the programme's own last day too.
  const last = [to, moves.at(-1)?.day ?? to].reduce((a, b) => (a > b ? a : b));
  const end = last < today ? last : today;
  const step = 7 * Math.max(1, Math.ceil((dayNumber(end) - dayNumber(from)) / 7 / POINTS_MOST));
  const days: SchoolDate[] = [];
  for (let day = end; day >= from; day = addDays(day, -step)) days.unshift(day);
  return days.map((day) => {
    const until = moves.filter((move) => move.day <= day);
    const held = until.reduce((sum, move) => sum + move.held, 0);
    const claim = until.reduce((sum, move) => sum + move.claim, 0);
    return { day, committedFen: held, spentFen: claim - held };
  });
}

async function townSplit(programmeId: string, minimum: number): Promise<TownSplit[]> {
  const rows = await db.$queryRaw<
    { kind: TownKind; children: number; places: number; reserved: Fen; held: Fen }[]
  >`
    SELECT t.kind::text, count(DISTINCT g.child_id)::int AS children, count(*)::int AS places,
           sum(g.amount_fen)::int AS reserved,
           COALESCE(sum((SELECT -sum(o.amount_fen) FROM posting o
                          WHERE o.enrollment_id = g.enrollment_id AND o.account = 'programme_held'
                            AND o.party = g.programme_id::text)), 0)::int AS held
      FROM subsidy_grant g
      JOIN child c ON c.id = g.child_id JOIN school s ON s.id = c.school_id JOIN town t ON t.id = s.town_id
     WHERE g.programme_id = ${programmeId}::uuid AND g.amount_fen > 0
     GROUP BY t.kind`;
  return TOWN_KINDS.map((kind) => {
    const row = rows.find((each) => each.kind === kind);
    if (!row) return { kind, children: 0, places: 0, committedFen: 0, spentFen: 0 };
    const shown = row.children >= minimum;
    return {
      kind,
      children: shown ? row.children : null,
      places: shown ? row.places : null,
      committedFen: row.held,
      spentFen: row.reserved - row.held,
    };
  });
}

async function schoolSplit(programmeId: string, minimum: number): Promise<SchoolSplit[]> {
  const rows = await db.$queryRaw<
    { id: string; nameZh: string; nameEn: string; children: number; places: number; fen: Fen }[]
  >`
    SELECT s.id, s.name_zh AS "nameZh", s.name_en AS "nameEn", count(DISTINCT g.child_id)::int AS children,
           count(*)::int AS places, sum(g.amount_fen)::int AS fen
      FROM subsidy_grant g JOIN child c ON c.id = g.child_id JOIN school s ON s.id = c.school_id
     WHERE g.programme_id = ${programmeId}::uuid AND g.amount_fen > 0
     GROUP BY s.id`;
  const { single, together } = mergeSmall(
    rows,
    (some) => some.reduce((sum, { children }) => sum + children, 0),
    minimum,
  );
  const shown = single
    .map((row): SchoolSplit => ({ ...row, groups: 1 }))
    .sort((a, b) => b.children - a.children || b.fen - a.fen);
  const sum = (of: 'children' | 'places' | 'fen') => together.reduce((total, row) => total + row[of], 0);
  if (together.length === 0) return shown;
  const merged = { id: null, nameZh: null, nameEn: null, groups: together.length };
  return [...shown, { ...merged, children: sum('children'), places: sum('places'), fen: sum('fen') }];
}
