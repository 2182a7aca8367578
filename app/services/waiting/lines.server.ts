import { db } from '~/db/client.server';
import { type Actor, can } from '~/domain/access/actor';
import { NotFound } from '~/domain/refusal';
import type { Allocation } from '~/domain/states';
import { schoolIdsFor } from '../school/scope.server';

/** One class in which somebody waits, in figures. */
export type LineInFigures = {
  offeringId: string;
  titleZh: string;
  titleEn: string;
  schoolZh: string;
  schoolEn: string;
  allocation: Allocation;
  capacity: number;
  enrolled: number;
  offered: number;
  waiting: number;
  /** Siblings for whom a place is kept that lacks another. */
  kept: number;
  paused: boolean;
};

/** Every class of the county with a line, the longest first. @throws NotFound for anybody but the bureau */
export async function linesOfCounty(actor: Actor): Promise<LineInFigures[]> {
  if (!can(actor, 'waiting.read')) throw new NotFound('lines');
  return linesAt(null);
}

/** The same at the actor's schools. */
export async function linesHere(actor: Actor): Promise<LineInFigures[]> {
  return linesAt(schoolIdsFor(actor, 'waiting.here'));
}

function linesAt(schoolIds: string[] | null): Promise<LineInFigures[]> {
  return db.$queryRaw<LineInFigures[]>`
    SELECT o.id::text AS "offeringId", c.title_zh AS "titleZh", c.title_en AS "titleEn",
           s.name_zh AS "schoolZh", s.name_en AS "schoolEn", o.allocation::text, o.capacity,
           (SELECT count(*) FROM enrollment e WHERE e.offering_id = o.id
               AND e.status IN ('held', 'confirmed'))::int AS enrolled,
           w.offered, w.waiting, w.kept, o.paused_at IS NOT NULL AS paused
      FROM (SELECT offering_id, count(*) FILTER (WHERE status = 'offered')::int AS offered,
                   count(*) FILTER (WHERE status = 'waiting')::int AS waiting,
                   count(*) FILTER (WHERE status = 'waiting' AND kept_since IS NOT NULL)::int AS kept
              FROM waiting_entry WHERE status IN ('waiting', 'offered') GROUP BY offering_id) w
      JOIN offering o ON o.id = w.offering_id
      JOIN course c ON c.id = o.course_id
      JOIN school s ON s.id = o.school_id
     WHERE (${schoolIds}::text[] IS NULL OR o.school_id = ANY(${schoolIds}::text[]))
     ORDER BY w.waiting DESC, c.title_zh, o.id`;
}
