import type { Db } from '~/db/client.server';
import { db } from '~/db/client.server';
import {
  filledUp,
  type JoinableDraw,
  type Kept,
  type Ways,
  wayChangeable,
  waysOf,
} from '~/domain/enrollment/ways';
import type { Allocation } from '~/domain/states';
import { placeSettingsOn } from '../county/settings.server';
import { type Demand, demandOfClasses } from '../wishes/demand.server';

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

/** How a class that is open gives its places. */
export type WayNowCard = {
  allocation: Allocation;
  draw: { id: string; nameZh: string; nameEn: string; aborted: boolean } | null;
  kept: Kept[];
  /** Until when the school may change it, ISO; null: as long as it has no draw. */
  until: string | null;
  changeable: boolean;
  /** How much a drawn class is wished. */
  demand: Demand | null;
};

/** What a school may choose for one of its classes, and what it has chosen. Whose class it is, is the caller's business. */
export async function wayPage(offeringId: string, now: Date) {
  const offering = await db.offering.findUniqueOrThrow({
    where: { id: offeringId },
    select: {
      termId: true,
      status: true,
      allocation: true,
      opensAt: true,
      draw: { select: { id: true, nameZh: true, nameEn: true, status: true, opensAt: true } },
      reserved: { orderBy: { position: 'asc' }, select: { class: true, places: true } },
    },
  });
  const { draw, allocation, opensAt } = offering;
  const aborted = draw?.status === 'aborted';
  const until = allocation === 'draw' ? (aborted ? null : (draw?.opensAt ?? null)) : opensAt;
  const way: WayNowCard = {
    allocation,
    draw: draw && { id: draw.id, nameZh: draw.nameZh, nameEn: draw.nameEn, aborted },
    kept: offering.reserved.map((each, index) => ({ ...each, order: index + 1 })),
    until: until?.toISOString() ?? null,
    changeable: offering.status === 'open' && wayChangeable({ now, allocation, opensAt, draw }),
    demand: (await demandOfClasses(db, [offeringId]))[offeringId] ?? null,
  };
  return {
    ways: await waysHere(db, offeringId, now),
    draws: await drawsToJoin(offering.termId, now),
    way,
  };
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
