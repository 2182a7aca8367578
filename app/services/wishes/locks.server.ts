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
 * Two guardians of one child come one after the other, and nobody gets hold of somebody else's. Whoever is tied to the
 * children in this draw is locked with them, so that a tie changes as a whole.
 *
 * @throws NotFound when one of the children is not the guardian's
 */
export async function lockOwnChildren(
  tx: Tx,
  { guardianId, drawId, childIds }: { guardianId: string; drawId: string; childIds: readonly string[] },
): Promise<void> {
  const locked = new Set<string>();
  // Mostly once: who is tied to whom may have changed while this waited.
  for (let next = await withTies(tx, drawId, childIds); next.length > 0; ) {
    await lockRows(tx, 'child', next);
    for (const id of next) locked.add(id);
    next = (await withTies(tx, drawId, childIds)).filter((id) => !locked.has(id));
  }
  const own = await tx.guardianChild.count({ where: { guardianId, childId: { in: [...childIds] } } });
  if (own !== childIds.length) throw new NotFound('child');
}

async function withTies(tx: Tx, drawId: string, childIds: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT other.child_id::text AS id FROM wish_list l
      JOIN wish_list other ON other.draw_id = l.draw_id AND other.tie_id = l.tie_id
     WHERE l.draw_id = ${drawId}::uuid AND l.child_id = ANY(${[...childIds]}::uuid[])`;
  return [...new Set([...childIds, ...rows.map(({ id }) => id)])];
}
