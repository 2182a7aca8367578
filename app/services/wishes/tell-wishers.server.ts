import type { Tx } from '~/db/client.server';
import { tellFamilies } from '../draw/tell.server';

/**
 * Tells families that a class on their list was canceled while they can still change it. Once the window is over the
 * result of the draw says so.
 */
export async function tellWishers(tx: Tx, offeringId: string, now: Date): Promise<void> {
  const lists = await tx.wishList.findMany({
    where: { draw: { status: 'announced', closesAt: { gt: now } }, wishes: { some: { offeringId } } },
    orderBy: { id: 'asc' },
    select: { drawId: true, childId: true, guardianId: true },
  });
  await tellFamilies(
    tx,
    'wish_class_canceled',
    lists.map(({ drawId, childId, guardianId }) => ({
      childId,
      guardianId,
      params: { drawId, offeringId, childId },
    })),
    now,
  );
}
