import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { ABORTABLE } from '~/domain/draw/stage';
import { type Refused, refused } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { lockedDraw } from './locked.server';
import { openedSeed } from './seed.server';
import { tellFamilies } from './tell.server';

/**
 * Calls a draw off before it is held. It stays for everybody to see, with the reason and with its seed: nobody can say
 * afterwards that it was called off because of what it would have given. Its classes can join another draw.
 *
 * @throws NotFound
 */
export function abortDraw(
  actor: Actor,
  { drawId, reason }: { drawId: string; reason: string },
  now: Date,
): Promise<{ kind: 'done' } | Refused> {
  return inTransaction(async (tx) => {
    const draw = await lockedDraw(tx, drawId);
    if (!ABORTABLE.includes(draw.status)) return refused({ code: 'draw_past_aborting' });
    const abortedWhy = reason.trim();
    if (abortedWhy === '') return refused({ code: 'reason_missing', path: 'reason' });
    await tx.draw.update({
      where: { id: drawId },
      data: {
        status: 'aborted',
        seed: openedSeed(draw),
        abortedBy: actor.userId,
        abortedAt: now,
        abortedWhy,
      },
      select: { id: true },
    });
    await recordAudit(
      tx,
      { actor, permission: 'draw.hold' },
      { verb: 'draw.abort', subjectKind: 'draw', subjectId: drawId, data: { from: draw.status } },
      now,
    );
    const lists = await tx.wishList.findMany({
      where: { drawId },
      select: { childId: true, guardianId: true },
    });
    await tellFamilies(
      tx,
      'draw_aborted',
      lists.map(({ childId, guardianId }) => ({ childId, guardianId, params: { drawId, childId } })),
      now,
    );
    return { kind: 'done' };
  });
}
