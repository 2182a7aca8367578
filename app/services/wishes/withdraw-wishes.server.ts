import type { Tx } from '~/db/client.server';
import { violates } from '~/db/constraint.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import type { Permission } from '~/domain/access/permissions';
import { idOf } from '~/domain/id';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import { windowRefusals } from '~/domain/wishes/decide';
import { recordAudit } from '../audit/record.server';
import { guardianIdOf } from '../children/guardian.server';
import { lockedWindow, lockOwnChildren } from './locks.server';
import { untie } from './tie.server';

/**
 * Takes back the wishes of a child while the window is open. Siblings who are tied to it and are the actor's too go with
 * it; others are let go from the tie.
 *
 * @throws NotFound for a draw that is not there, a child that is not the actor's, and a child without wishes; Busy
 */
export async function withdrawWishes(
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
        select: { id: true, tieId: true },
      });
      if (!list) throw new NotFound('wish_list');
      const closed = windowRefusals(window, now);
      if (closed.length > 0) return refused(...closed);
      const lists = await tx.wishList.findMany({
        where: {
          drawId,
          child: { guardians: { some: { guardianId } } },
          ...(list.tieId ? { tieId: list.tieId } : { id: list.id }),
        },
        select: { id: true, childId: true },
      });
      const by = { actor, permission: 'wish.write' } as const;
      await removeLists(tx, by, { drawId, lists }, now);
      return { kind: 'done', wishListIds: lists.map(({ id }) => id) };
    });
  } catch (error) {
    if (violates(error, 'wish_frozen')) return refused({ code: 'wish_frozen' });
    throw error;
  }
}

/** Removes lists of one draw that has not been frozen, and unties who is left behind. The draw and the children are locked. */
export async function removeLists(
  tx: Tx,
  by: { actor: Actor; permission: Permission },
  { drawId, lists }: { drawId: string; lists: readonly { id: string; childId: string }[] },
  now: Date,
): Promise<void> {
  await untie(tx, { drawId, childIds: lists.map(({ childId }) => childId) }, now);
  for (const { id, childId } of lists) {
    await tx.wishList.deleteMany({ where: { id } });
    await recordAudit(
      tx,
      by,
      { verb: 'wishes.withdraw', subjectKind: 'wish_list', subjectId: id, data: { drawId, childId } },
      now,
    );
  }
}
