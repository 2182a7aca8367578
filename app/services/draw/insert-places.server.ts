import type { Tx } from '~/db/client.server';
import { violationOf } from '~/db/constraint.server';
import type { Refusal } from '~/domain/refusal';
import { chanceIds } from './chance-ids.server';

/** A place as it is written. */
export type NewPlace = {
  applicant: string;
  offeringId: string;
  childId: string;
  guardianId: string;
  dueFen: number;
  quote: object;
};

export type Inserted = {
  /** Ids by `applicant offering`. */
  ids: Map<string, string>;
  /** Parties that the database itself refused, by their index. */
  refused: Map<number, Refusal>;
};

export const placeKey = ({ applicant, offeringId }: { applicant: string; offeringId: string }) =>
  `${applicant} ${offeringId}`;

/**
 * Writes the places of a draw. All at once; where the database refuses one of them (a hold whose payment is still under
 * way, a paper that ran out), party by party, so that one place that cannot be does not keep the county waiting.
 */
export async function insertPlaces(
  tx: Tx,
  parties: readonly (readonly NewPlace[])[],
  heldUntil: Date,
  now: Date,
): Promise<Inserted> {
  const ids = new Map<string, string>();
  const refused = new Map<number, Refusal>();
  if (await tryInsert(tx, parties.flat(), ids, heldUntil, now)) return { ids, refused };
  for (const [index, places] of parties.entries()) {
    const refusal = await insertOne(tx, places, ids, heldUntil, now);
    if (refusal) refused.set(index, refusal);
  }
  return { ids, refused };
}

async function tryInsert(
  tx: Tx,
  places: readonly NewPlace[],
  ids: Map<string, string>,
  heldUntil: Date,
  now: Date,
): Promise<boolean> {
  return (await insertOne(tx, places, ids, heldUntil, now)) === null;
}

/** Null when they were written; nothing of them stands when they were refused. */
async function insertOne(
  tx: Tx,
  places: readonly NewPlace[],
  ids: Map<string, string>,
  heldUntil: Date,
  now: Date,
): Promise<Refusal | null> {
  if (places.length === 0) return null;
  await tx.$executeRaw`SAVEPOINT places`;
  try {
    const chance = chanceIds(places.length, now);
    const data = places
      .map(({ applicant: _, dueFen, ...place }, index) => ({
        id: chance[index] as string,
        ...place,
        dueFen,
        status: dueFen > 0 ? ('held' as const) : ('confirmed' as const),
        heldUntil: dueFen > 0 ? heldUntil : null,
        confirmedAt: dueFen > 0 ? null : now,
        createdAt: now,
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    await tx.enrollment.createMany({ data });
    await tx.$executeRaw`RELEASE SAVEPOINT places`;
    for (const [index, place] of places.entries()) ids.set(placeKey(place), chance[index] as string);
    return null;
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT places`;
    return refusal;
  }
}

/** What the database refused, in the product's words; null for anything it should not have come to. */
function refusalOf(error: unknown): Refusal | null {
  const constraint = violationOf(error)?.constraint ?? '';
  const ruleId = /^rule_([A-Z]\d+)$/.exec(constraint)?.[1];
  if (ruleId) return { code: 'class_against_rule', params: { ruleId } };
  switch (constraint) {
    case 'enrollment_within_capacity':
      return { code: 'full' };
    case 'enrollment_no_overlap':
      return { code: 'clash', params: { ruleId: 'T14' } };
    case 'enrollment_one_live_place':
      return { code: 'already_enrolled' };
    case 'offering_paused':
      return { code: 'offering_paused' };
    default:
      return null;
  }
}
