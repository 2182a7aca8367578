import type { Tx } from '~/db/client.server';
import type { DrawOutcome } from '~/domain/allocation/draw';
import type { DrawInputs } from '~/domain/draw/inputs';
import { keepsItsTurn } from '~/domain/draw/keeps-turn';
import type { StoredList } from './lists.server';
import { manyIds } from './many-ids.server';
import { sha256 } from './seed.server';
import type { VoidPlace } from './write-places.server';

type Context = {
  lists: ReadonlyMap<string, StoredList>;
  outcome: DrawOutcome;
  inputs: DrawInputs;
  seed: string;
  void: readonly VoidPlace[];
};
type Standing = { offering: string; applicant: string };

/**
 * Puts whoever did not get a class and still wants it into its line, in the order of the draw, siblings tied as they
 * were. In front stand those who won a place that the class could not give them.
 */
export async function writeLines(tx: Tx, of: Context, now: Date): Promise<void> {
  const { lists, inputs } = of;
  const grouped = new Set(inputs.applicants.filter(({ group }) => group !== null).map(({ id }) => id));
  const inOrder = [...wonBefore(of), ...of.outcome.waiting];
  const offeringIds = [...new Set(inOrder.map(({ offering }) => offering))];
  const open = await withLines(tx, offeringIds);
  const known = await tx.waitingEntry.findMany({
    where: { offeringId: { in: offeringIds } },
    select: { offeringId: true, childId: true, position: true, status: true },
  });
  const last = new Map<string, number>();
  for (const { offeringId, position } of known) {
    last.set(offeringId, Math.max(last.get(offeringId) ?? 0, position));
  }
  const stands = new Set(
    known
      .filter(({ status }) => status === 'waiting' || status === 'offered')
      .map(({ offeringId, childId }) => `${offeringId} ${childId}`),
  );
  const ids = manyIds(inOrder.length, now);
  const entries = inOrder.flatMap(({ offering: offeringId, applicant }, index) => {
    const list = lists.get(applicant);
    if (!list || !open.has(offeringId) || stands.has(`${offeringId} ${list.childId}`)) return [];
    const { childId, guardianId, tieId } = list;
    const position = (last.get(offeringId) ?? 0) + 1;
    last.set(offeringId, position);
    const tie = grouped.has(applicant) ? tieId : null;
    return [{ id: ids[index], offeringId, childId, guardianId, position, tieId: tie }];
  });
  await tx.$executeRaw`
    INSERT INTO waiting_entry (id, offering_id, child_id, guardian_id, status, position, tie_id, joined_at)
    SELECT r.id, r."offeringId", r."childId", r."guardianId", 'waiting', r.position, r."tieId", ${now}
      FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
           AS r(id uuid, "offeringId" uuid, "childId" uuid, "guardianId" uuid, position int, "tieId" uuid)`;
}

/** Winners whose place is void for a reason of the class alone, by their numbers of the first round. */
function wonBefore({ void: places, inputs, seed }: Context): Standing[] {
  const groups = new Map(inputs.applicants.map(({ id, group }) => [id, group] as const));
  return places
    .filter(({ refusal }) => keepsItsTurn(refusal))
    .map(({ applicant, offeringId: offering }) => {
      const number = sha256(`${seed}:1:${groups.get(applicant) ?? applicant}`);
      return { offering, applicant, number };
    })
    .sort((a, b) => (`${a.number} ${a.applicant}` < `${b.number} ${b.applicant}` ? -1 : 1));
}

/** Classes that can still have a line; one that was canceled or merged, or has begun, meanwhile gets none. */
async function withLines(tx: Tx, offeringIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.offering.findMany({
    where: { id: { in: [...offeringIds] }, status: { in: ['open', 'confirmed'] } },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}
