import { violates } from '~/db/constraint.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { idOf } from '~/domain/id';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import { windowRefusals } from '~/domain/wishes/decide';
import { recordAudit } from '../audit/record.server';
import { guardianIdOf } from '../children/guardian.server';
import { lockedWindow, lockOwnChildren } from './locks.server';

/**
 * Lets tied children draw each for itself while the window is open: the tie goes, and every list stays as it stands. The
 * actor's children leave the tie; children of others who are left in it stay tied as long as there are two of them. Done
 * again it changes nothing.
 *
 * @returns the lists that were tied and no longer are
 * @throws NotFound for a draw that is not there, a child that is not the actor's, and a child without wishes; Busy
 */
export async function untieWishes(
  actor: Actor,
  input: { drawId: string; childId: string },
  now: Date,
): Promise<{ kind: 'done'; wishListIds: string[] } | Refused> {
  const [drawId, childId] = [idOf(input.drawId, 'draw'), idOf(input.childId, 'child')];
  const guardianId = guardianIdOf(actor);
  try {
    return await inTransaction(async (tx) => {
      const window = await lockedWindow(tx, drawId);
      await lockOwnChildren(tx, { guardianId, drawId, childIds: [childId] });
      const list = await tx.wishList.findUnique({
        where: { drawId_childId: { drawId, childId } },
        select: { tieId: true },
      });
      if (!list) throw new NotFound('wish_list');
      const closed = windowRefusals(window, now);
      if (closed.length > 0) return refused(...closed);
      if (list.tieId === null) return { kind: 'done', wishListIds: [] };
      const tied = await tx.wishList.findMany({
        where: { drawId, tieId: list.tieId },
        orderBy: { id: 'asc' },
        select: {
          id: true,
          childId: true,
          child: { select: { guardians: { where: { guardianId }, select: { guardianId: true } } } },
        },
      });
      const others = tied.filter(({ child }) => child.guardians.length === 0);
      // One child alone is tied to nobody.
      const untied = others.length > 1 ? tied.filter((each) => !others.includes(each)) : tied;
      const wishListIds = untied.map(({ id }) => id);
      await tx.wishList.updateMany({
        where: { id: { in: wishListIds } },
        data: { tieId: null, updatedAt: now },
      });
      for (const each of untied) {
        await recordAudit(
          tx,
          { actor, permission: 'wish.write' },
          {
            verb: 'wishes.untie',
            subjectKind: 'wish_list',
            subjectId: each.id,
            data: { drawId, childId: each.childId },
          },
          now,
        );
      }
      return { kind: 'done', wishListIds };
    });
  } catch (error) {
    if (violates(error, 'wish_frozen')) return refused({ code: 'wish_frozen' });
    throw error;
  }
}
