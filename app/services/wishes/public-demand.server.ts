import { db } from '~/db/client.server';
import { type DrawStatus, PUBLIC_OFFERING_STATUSES } from '~/domain/states';
import { type Demand, demandOfClasses } from './demand.server';

/** Demand for classes that families see, by class. */
export async function publicDemand(offeringIds: readonly string[]): Promise<Record<string, Demand>> {
  const shown = await db.offering.findMany({
    where: { id: { in: [...offeringIds] }, status: { in: [...PUBLIC_OFFERING_STATUSES] } },
    select: { id: true },
  });
  return demandOfClasses(
    db,
    shown.map(({ id }) => id),
  );
}

/** How a class is drawn, for its public page; instants are ISO texts. */
export type DrawnClassView = {
  drawId: string;
  status: DrawStatus;
  opensAt: string;
  closesAt: string;
  demand: Demand;
  reserved: number;
};

/** The draw that gives the places of a class, with how much it is wished; null for a class without one. */
export async function drawnClass(offeringId: string): Promise<DrawnClassView | null> {
  const row = await db.offering.findUnique({
    where: { id: offeringId },
    select: {
      draw: { select: { id: true, status: true, opensAt: true, closesAt: true } },
      reserved: { select: { places: true } },
    },
  });
  const demand = row?.draw && (await demandOfClasses(db, [offeringId]))[offeringId];
  if (!row?.draw || !demand) return null;
  const { id, status, opensAt, closesAt } = row.draw;
  return {
    drawId: id,
    status,
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
    demand,
    reserved: row.reserved.reduce((sum, { places }) => sum + places, 0),
  };
}

/** The draw in which a class is to be wished instead of taken: it is not drawn yet, and not aborted. */
export async function drawToWish(offeringId: string): Promise<string | null> {
  const row = await db.offering.findUnique({
    where: { id: offeringId },
    select: { draw: { select: { id: true, status: true } } },
  });
  const { draw } = row ?? {};
  return draw && ['announced', 'frozen', 'holding'].includes(draw.status) ? draw.id : null;
}
