import type { Tx } from '~/db/client.server';
import { lockRows } from '~/db/lock.server';
import { NotFound } from '~/domain/refusal';
import type { WishWindow } from '~/domain/wishes/decide';

/**
 * The window of a draw, kept as it is until the commit: whoever freezes the draw waits for the wishes on their way, and
 * families do not wait for each other.
 *
 * @throws NotFound
 */
export async function lockedWindow(tx: Tx, drawId: string): Promise<WishWindow> {
  const [draw] = await tx.$queryRaw<WishWindow[]>`
    SELECT status::text, opens_at AS "opensAt", closes_at AS "closesAt" FROM draw WHERE id = ${drawId}::uuid FOR SHARE`;
  if (!draw) throw new NotFound('draw');
  return draw;
}

/**
 * Two guardians of one child come one after the other, and nobody gets hold of somebody else's.
 *
 * @throws NotFound when one of the children is not the guardian's
 */
export async function lockOwnChildren(
  tx: Tx,
  guardianId: string,
  childIds: readonly string[],
): Promise<void> {
  await lockRows(tx, 'child', childIds);
  const own = await tx.guardianChild.count({ where: { guardianId, childId: { in: [...childIds] } } });
  if (own !== childIds.length) throw new NotFound('child');
}
