import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { type Refused, refused } from '~/domain/refusal';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '../audit/record.server';
import { lockedDraw } from './locked.server';

/**
 * Holds a draw: once, and not to be undone. The outcome follows from what is fixed already; a job writes it. One in which
 * nobody takes part is held, too: nothing comes out, and its classes go on to what follows a draw.
 *
 * @throws NotFound
 */
export function commitDraw(
  actor: Actor,
  { drawId }: { drawId: string },
  now: Date,
): Promise<{ kind: 'done' } | Refused> {
  return inTransaction(async (tx) => {
    const { status } = await lockedDraw(tx, drawId);
    if (status === 'holding' || status === 'drawn') return refused({ code: 'draw_held_already' });
    if (status !== 'frozen') return refused({ code: 'draw_not_frozen' });
    const paper = await tx.drawPaper.findUniqueOrThrow({
      where: { drawId_kind: { drawId, kind: 'inputs' } },
    });
    await tx.draw.update({
      where: { id: drawId },
      data: { status: 'holding', heldBy: actor.userId, heldAt: now },
      select: { id: true },
    });
    await enqueue(tx, 'hold-draw', { drawId }, { jobKey: `hold-draw:${drawId}` });
    await recordAudit(
      tx,
      { actor, permission: 'draw.hold' },
      { verb: 'draw.hold', subjectKind: 'draw', subjectId: drawId, data: { inputs: paper.sha256 } },
      now,
    );
    return { kind: 'done' };
  });
}
