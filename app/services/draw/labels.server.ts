import { db } from '~/db/client.server';
import type { DrawInputs } from '~/domain/draw/inputs';
import type { ReserveClass } from '~/domain/states';

/** Which opaque label of a draw stands for which kind of reserved places: for the bureau's eyes, kept nowhere. */
export async function labelsOf(
  drawId: string,
  { offerings }: DrawInputs,
): Promise<ReadonlyMap<string, ReserveClass>> {
  const rows = await db.reservedPlaces.findMany({
    where: { offering: { drawId } },
    orderBy: [{ offeringId: 'asc' }, { position: 'asc' }],
    select: { offeringId: true, class: true },
  });
  const labels = new Map<string, ReserveClass>();
  for (const { id, reserved } of offerings) {
    const own = rows.filter(({ offeringId }) => offeringId === id);
    // In the order in which they are given, here as there.
    for (const [index, { tag }] of reserved.entries()) {
      const row = own[index];
      if (row && own.length === reserved.length) labels.set(tag, row.class);
    }
  }
  return labels;
}
