import type { Tx } from '~/db/client.server';
import type { DrawOutcome } from '~/domain/allocation/draw';
import type { DrawInputs } from '~/domain/draw/inputs';
import type { StoredList } from './lists.server';
import { manyIds } from './many-ids.server';

type Context = {
  lists: ReadonlyMap<string, StoredList>;
  outcome: DrawOutcome;
  inputs: DrawInputs;
};

/** Puts whoever did not get a class and still wants it into its line, in the order of the draw, siblings tied as they were. */
export async function writeLines(tx: Tx, { lists, outcome, inputs }: Context, now: Date): Promise<void> {
  const grouped = new Set(inputs.applicants.filter(({ group }) => group !== null).map(({ id }) => id));
  const rows = outcome.waiting.flatMap(({ offering: offeringId, applicant, position }) => {
    const list = lists.get(applicant);
    if (!list) return [];
    const { childId, guardianId, tieId } = list;
    return [{ offeringId, childId, guardianId, position, tieId: grouped.has(applicant) ? tieId : null }];
  });
  const known = await tx.waitingEntry.findMany({
    where: { offeringId: { in: [...new Set(rows.map((row) => row.offeringId))] } },
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
  const ids = manyIds(rows.length, now);
  const entries = rows
    .map((row, index) => ({
      ...row,
      id: ids[index],
      position: (last.get(row.offeringId) ?? 0) + row.position,
    }))
    .filter(({ offeringId, childId }) => !stands.has(`${offeringId} ${childId}`));
  await tx.$executeRaw`
    INSERT INTO waiting_entry (id, offering_id, child_id, guardian_id, status, position, tie_id, joined_at)
    SELECT r.id, r."offeringId", r."childId", r."guardianId", 'waiting', r.position, r."tieId", ${now}
      FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
           AS r(id uuid, "offeringId" uuid, "childId" uuid, "guardianId" uuid, position int, "tieId" uuid)`;
}
