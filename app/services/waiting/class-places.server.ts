import type { Tx } from '~/db/client.server';
import type { SaleFacts } from '~/domain/enrollment/sale';
import { startOf } from '~/domain/planning/times';
import { offeringFacts } from '../enrollment/offering-facts.server';

export type ClassPlaces = {
  facts: SaleFacts;
  capacity: number;
  /** Places that nobody has and nobody is offered; an expired hold has its place until it is lapsed. */
  free: number;
  /** When the class begins; null without lessons. */
  first: Date | null;
};

/** The places of a class whose row is locked; null when there is no such class. */
export async function classPlaces(tx: Tx, offeringId: string, now: Date): Promise<ClassPlaces | null> {
  const facts = (await offeringFacts(tx, [offeringId], now)).get(offeringId);
  if (!facts) return null;
  const [row] = await tx.$queryRaw<{ taken: number }[]>`SELECT places_taken(${offeringId}::uuid) AS taken`;
  const { capacity, lessons } = facts.offering;
  const starts = lessons.map((lesson) => startOf(lesson).getTime());
  return {
    facts,
    capacity,
    free: Math.max(0, capacity - (row?.taken ?? capacity)),
    first: starts.length > 0 ? new Date(Math.min(...starts)) : null,
  };
}
