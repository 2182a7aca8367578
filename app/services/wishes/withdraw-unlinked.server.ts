import type { Tx } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import type { Permission } from '~/domain/access/permissions';
import { removeLists } from './withdraw-wishes.server';

/**
 * Takes back the wishes of a child that its guardian has just taken out of the account, in every draw that is not frozen:
 * those this guardian handed in, and all of them when nobody is left to answer for the child. The child is locked.
 */
export async function withdrawUnlinked(
  tx: Tx,
  by: { actor: Actor; permission: Permission },
  { guardianId, childId, alone }: { guardianId: string; childId: string; alone: boolean },
  now: Date,
): Promise<void> {
  const lists = await tx.wishList.findMany({
    where: { childId, draw: { status: 'announced' }, ...(!alone && { guardianId }) },
    orderBy: { drawId: 'asc' },
    select: { id: true, childId: true, drawId: true },
  });
  for (const { drawId, ...list } of lists) {
    const [still] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id::text FROM draw WHERE id = ${drawId}::uuid AND status = 'announced' FOR SHARE`;
    // Frozen meanwhile: the list takes part, as any list does whose window is over.
    if (still) await removeLists(tx, by, { drawId, lists: [list] }, now);
  }
}
