import type { Tx } from '~/db/client.server';

/**
 * Lets children go from the ties they are in. Those who stay behind keep theirs as long as there are two of them: one
 * child alone is tied to nobody.
 */
export async function untie(
  tx: Tx,
  { drawId, childIds }: { drawId: string; childIds: readonly string[] },
  now: Date,
): Promise<void> {
  const going = await tx.wishList.findMany({
    where: { drawId, childId: { in: [...childIds] }, tieId: { not: null } },
    select: { tieId: true },
  });
  for (const tieId of new Set(going.flatMap((list) => list.tieId ?? []))) {
    const staying = await tx.wishList.findMany({
      where: { drawId, tieId, childId: { notIn: [...childIds] } },
      select: { id: true },
    });
    if (staying.length !== 1) continue;
    await tx.wishList.updateMany({
      where: { id: { in: staying.map(({ id }) => id) } },
      data: { tieId: null, updatedAt: now },
    });
  }
}
