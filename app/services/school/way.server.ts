import type { Tx } from '~/db/client.server';
import { type Kept, wayRefusals } from '~/domain/enrollment/ways';
import type { Fen } from '~/domain/money';
import type { Refusal } from '~/domain/refusal';
import type { Allocation } from '~/domain/states';
import { lockedDrawChoice, waysHere } from './ways-here.server';

/** How a school gives the places of a class, as it was put in. */
export type WayInput = {
  /** First come, unless said. */
  allocation?: Allocation;
  /** The draw that gives them. */
  drawId?: string | null;
  /** Places kept in a drawn class. */
  kept?: readonly Kept[];
  /** When families can enroll, or apply. A drawn class opens with its draw: it is not asked. */
  opensAt?: Date;
  closesAt: Date;
};

export type Way = {
  allocation: Allocation;
  drawId: string | null;
  /** In the order in which they are given. */
  kept: Kept[];
  opensAt: Date;
  closesAt: Date;
};

/** The way that was put in, with what stands against it by the county's rules and the draw's dates. The class is locked. */
export async function decideWay(
  tx: Tx,
  offering: { id: string; termId: string; capacity: number },
  input: WayInput,
  now: Date,
): Promise<{ way: Way; refusals: Refusal[] }> {
  const { allocation = 'first_come', closesAt, kept = [] } = input;
  const drawn = allocation === 'draw';
  const draw = drawn ? await lockedDrawChoice(tx, input.drawId ?? null) : null;
  const opensAt = drawn ? draw?.opensAt : input.opensAt;
  const refusals = wayRefusals(
    await waysHere(tx, offering.id, now),
    { now, termId: offering.termId, capacity: offering.capacity },
    { allocation, closesAt, draw, kept },
  );
  if (!drawn && !opensAt) refusals.push({ code: 'required', path: 'opensAt' });
  const given = drawn ? kept.filter(({ places }) => places > 0).sort((a, b) => a.order - b.order) : [];
  // Without a draw there is no opening to ask about: what matters was refused above.
  return {
    way: { allocation, drawId: draw?.id ?? null, kept: given, opensAt: opensAt ?? now, closesAt },
    refusals,
  };
}

/** Writes the way with its times and kept places, in place of what was there, and what else opens the class with it. */
export async function writeWay(
  tx: Tx,
  offeringId: string,
  { kept, ...way }: Way,
  also: { status?: 'open'; serviceFen?: Fen } = {},
): Promise<void> {
  // Whether enough children come is asked anew at the new deadline.
  const data = { ...way, ...also, formationAt: null };
  await tx.offering.update({ where: { id: offeringId }, data, select: { id: true } });
  await tx.reservedPlaces.deleteMany({ where: { offeringId } });
  await tx.reservedPlaces.createMany({
    data: kept.map(({ class: of, places }, position) => ({ offeringId, class: of, position, places })),
  });
}

/** The way as the audit keeps it. */
export function wayAudited({ allocation, drawId, kept, opensAt, closesAt }: Way) {
  return {
    allocation,
    drawId,
    kept: kept.map((each) => `${each.class}:${each.places}`),
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
  };
}
