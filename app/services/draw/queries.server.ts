import { db } from '~/db/client.server';
import { idOf } from '~/domain/id';
import { NotFound } from '~/domain/refusal';
import type { ReserveClass } from '~/domain/states';
import { type DrawPage, publicDraw } from './public.server';

/** A draw as the bureau has it on its desk. */
export type DrawDesk = DrawPage & {
  /** Places kept, by class and kind. */
  reservedBy: { offeringId: string; class: ReserveClass; places: number }[];
  announcedBy: string | null;
  heldBy: string | null;
  abortedBy: string | null;
  /** Wishes by what came of them; those of a draw that is not frozen have no result. */
  results: { won: number; lost: number; dropped: number; void: number };
  /** What became of the places that were drawn. */
  places: { held: number; confirmed: number; ended: number };
  /** Draws of the same term that wishes of this one could be carried over to. */
  targets: { id: string; nameZh: string; nameEn: string }[];
};

/** One draw with what only the bureau sees: sums, no child. @throws NotFound */
export async function deskDraw(id: string, now: Date): Promise<DrawDesk> {
  const drawId = idOf(id, 'draw');
  const draw = await db.draw.findUnique({
    where: { id: drawId },
    select: { termId: true, status: true, announcedBy: true, heldBy: true, abortedBy: true },
  });
  if (!draw) throw new NotFound('draw');
  const nameOf = await namesOf([draw.announcedBy, draw.heldBy, draw.abortedBy]);
  const [page, reserved, results, places, targets] = await Promise.all([
    publicDraw(drawId, now),
    db.reservedPlaces.findMany({
      where: { offering: { drawId } },
      orderBy: [{ offeringId: 'asc' }, { position: 'asc' }],
      select: { offeringId: true, class: true, places: true },
    }),
    resultsOf(drawId),
    placesOf(drawId),
    db.draw.findMany({
      where: { termId: draw.termId, status: 'announced', closesAt: { gt: now }, id: { not: drawId } },
      orderBy: { closesAt: 'asc' },
      select: { id: true, nameZh: true, nameEn: true },
    }),
  ]);
  return {
    ...page,
    reservedBy: reserved,
    announcedBy: nameOf(draw.announcedBy),
    heldBy: nameOf(draw.heldBy),
    abortedBy: nameOf(draw.abortedBy),
    results,
    places,
    targets: draw.status === 'aborted' ? targets : [],
  };
}

async function namesOf(ids: readonly (string | null)[]): Promise<(id: string | null) => string | null> {
  const users = await db.user.findMany({
    where: { id: { in: ids.filter((id) => id !== null) } },
    select: { id: true, name: true },
  });
  return (id) => users.find((user) => user.id === id)?.name ?? null;
}

async function resultsOf(drawId: string): Promise<DrawDesk['results']> {
  const rows = await db.$queryRaw<{ result: keyof DrawDesk['results']; count: number }[]>`
    SELECT w.result::text, count(*)::int FROM wish w JOIN wish_list l ON l.id = w.wish_list_id
     WHERE l.draw_id = ${drawId}::uuid AND w.result IS NOT NULL GROUP BY w.result`;
  return {
    won: 0,
    lost: 0,
    dropped: 0,
    void: 0,
    ...Object.fromEntries(rows.map((row) => [row.result, row.count])),
  };
}

async function placesOf(drawId: string): Promise<DrawDesk['places']> {
  const [row] = await db.$queryRaw<DrawDesk['places'][]>`
    SELECT count(*) FILTER (WHERE e.status = 'held')::int AS held,
           count(*) FILTER (WHERE e.status IN ('confirmed', 'completed'))::int AS confirmed,
           count(*) FILTER (WHERE e.status IN ('canceled', 'withdrawn'))::int AS ended
      FROM wish w JOIN wish_list l ON l.id = w.wish_list_id JOIN enrollment e ON e.id = w.enrollment_id
     WHERE l.draw_id = ${drawId}::uuid`;
  return row ?? { held: 0, confirmed: 0, ended: 0 };
}

/** Terms a draw can be announced for: those that are not over. */
export async function drawTerms(now: Date): Promise<{ id: string; nameZh: string; nameEn: string }[]> {
  return db.term.findMany({
    where: { toDate: { gte: now } },
    orderBy: { fromDate: 'asc' },
    select: { id: true, nameZh: true, nameEn: true },
  });
}
