import type { Tx } from '~/db/client.server';
import { instantOf } from '~/domain/calendar';
import type { SaleFacts } from '~/domain/enrollment/sale';
import { offeringFacts } from '../enrollment/offering-facts.server';

export type ClassPlaces = {
  facts: SaleFacts;
  capacity: number;
  /** Places that nobody has and nobody is offered; an expired hold has its place until it is lapsed. */
  free: number;
  /** When the day of its first lesson begins, and with it the line ends; null without lessons. */
  begins: Date | null;
};

/** The places of a class whose row is locked; null when there is no such class. */
export async function classPlaces(tx: Tx, offeringId: string, now: Date): Promise<ClassPlaces | null> {
  const facts = (await offeringFacts(tx, [offeringId], now)).get(offeringId);
  if (!facts) return null;
  const [row] = await tx.$queryRaw<{ taken: number }[]>`SELECT places_taken(${offeringId}::uuid) AS taken`;
  const { capacity, lessons } = facts.offering;
  const [first] = lessons.map(({ date }) => date).sort();
  return {
    facts,
    capacity,
    free: Math.max(0, capacity - (row?.taken ?? capacity)),
    begins: first === undefined ? null : instantOf(first, 0),
  };
}
