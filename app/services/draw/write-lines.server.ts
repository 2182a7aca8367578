import type { Tx } from '~/db/client.server';
import type { DrawOutcome } from '~/domain/allocation/draw';
import type { DrawInputs } from '~/domain/draw/inputs';
import type { StoredList } from './lists.server';

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
  await tx.waitingEntry.createMany({
    data: rows
      .filter(({ offeringId, childId }) => !stands.has(`${offeringId} ${childId}`))
      .map((row) => ({
        ...row,
        position: (last.get(row.offeringId) ?? 0) + row.position,
        status: 'waiting' as const,
        joinedAt: now,
      })),
  });
}
