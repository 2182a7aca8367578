import type { Db } from '~/db/client.server';
import { db } from '~/db/client.server';
import { filledUp, type JoinableDraw, type Ways, waysOf } from '~/domain/enrollment/ways';
import { placeSettingsOn } from '../county/settings.server';

type LastTime = { capacity: number; taken: number; wishes: number };

/** Which ways of giving places the county leaves for a class, by what became of the same course here last term. */
export async function waysHere(
  on: Pick<Db, '$queryRaw'>,
  offeringId: string,
  now: Date,
): Promise<Ways & { filled: boolean }> {
  const filled = (await lastTime(on, offeringId)).some(filledUp);
  return { ...waysOf(await placeSettingsOn(on, now), { filled }), filled };
}

/**
 * The classes of the same course at the same school in the last term before that had any: places, those taken when each
 * closed, and children who wished one.
 */
async function lastTime(on: Pick<Db, '$queryRaw'>, offeringId: string): Promise<LastTime[]> {
  return on.$queryRaw<LastTime[]>`
    SELECT o.capacity,
           (SELECT count(*)::int FROM enrollment e WHERE e.offering_id = o.id AND e.created_at < o.closes_at
               AND (e.ended_at IS NULL OR e.ended_at >= o.closes_at)) AS taken,
           (SELECT count(*)::int FROM wish w JOIN wish_list l ON l.id = w.wish_list_id
             WHERE w.offering_id = o.id AND l.draw_id = o.draw_id) AS wishes
      FROM offering this
      JOIN term t ON t.id = this.term_id
      JOIN offering o ON o.course_id = this.course_id AND o.school_id = this.school_id AND o.closes_at IS NOT NULL
                     AND o.status NOT IN ('draft', 'submitted', 'refused', 'approved', 'canceled')
     WHERE this.id = ${offeringId}::uuid
       AND o.term_id = (SELECT p.id FROM term p WHERE p.from_date < t.from_date ORDER BY p.from_date DESC LIMIT 1)`;
}

/** A draw as a school chooses it. Instants are ISO texts. */
export type DrawChoice = {
  id: string;
  nameZh: string;
  nameEn: string;
  opensAt: string;
  closesAt: string;
  payUntil: string;
};

/** Draws of a term that classes can still join, the next to open first. */
export async function drawsToJoin(termId: string, now: Date): Promise<DrawChoice[]> {
  const draws = await db.draw.findMany({
    where: { termId, status: 'announced', closesAt: { gt: now } },
    orderBy: [{ opensAt: 'asc' }, { id: 'asc' }],
    select: { id: true, nameZh: true, nameEn: true, opensAt: true, closesAt: true, payUntil: true },
  });
  return draws.map(({ opensAt, closesAt, payUntil, ...draw }) => ({
    ...draw,
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
    payUntil: payUntil.toISOString(),
  }));
}

/** The chosen draw, kept as it is until the commit: it is not frozen under the class that joins it. */
export async function lockedDrawChoice(
  tx: Pick<Db, '$queryRaw'>,
  drawId: string | null,
): Promise<(JoinableDraw & { opensAt: Date }) | null> {
  if (!drawId) return null;
  const [draw] = await tx.$queryRaw<(JoinableDraw & { opensAt: Date })[]>`
    SELECT id::text, term_id AS "termId", status::text, opens_at AS "opensAt", closes_at AS "closesAt",
           pay_until AS "payUntil" FROM draw WHERE id = ${drawId}::uuid FOR SHARE`;
  return draw ?? null;
}
