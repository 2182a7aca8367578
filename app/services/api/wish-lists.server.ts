import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { NotFound } from '~/domain/refusal';
import { guardianIdOf } from '../children/guardian.server';
import { listsIn, type WishListView } from '../wishes/lists.server';

/**
 * What the actor's children wish in a draw, with what came of each wish, by child.
 *
 * @throws NotFound for a draw that is not there
 */
export async function ownWishesIn(actor: Actor, drawId: string): Promise<WishListView[]> {
  const guardianId = guardianIdOf(actor);
  if ((await db.draw.count({ where: { id: drawId } })) === 0) throw new NotFound('draw');
  const links = await db.guardianChild.findMany({ where: { guardianId }, select: { childId: true } });
  const lists = await listsIn(db, { drawId, guardianId, childIds: links.map(({ childId }) => childId) });
  return [...lists].sort((a, b) => (a.childId < b.childId ? -1 : 1));
}
