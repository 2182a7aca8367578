import type { Tx } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { type Attached, extensionRefusals } from '~/domain/draw/announce';
import { startOf } from '~/domain/planning/times';
import { type Refused, refused } from '~/domain/refusal';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '../audit/record.server';
import { lessonTimes } from '../enrollment/lesson-times.server';
import { lockedDraw } from './locked.server';
import { tellFamilies } from './tell.server';

/**
 * Lets families hand in wishes for longer, and pay for longer with it. Only later, and only while the window is open or
 * has not opened: everybody who has wishes is told.
 *
 * @throws NotFound
 */
export function moveClosing(
  actor: Actor,
  { drawId, closesAt, payUntil }: { drawId: string; closesAt: Date; payUntil: Date },
  now: Date,
): Promise<{ kind: 'done' } | Refused> {
  return inTransaction(async (tx) => {
    const was = await lockedDraw(tx, drawId);
    if (was.status !== 'announced') return refused({ code: 'draw_window_over' });
    const refusals = extensionRefusals({ closesAt, payUntil }, was, await attachedTo(tx, drawId), now);
    if (refusals.length > 0) return refused(...refusals);
    await tx.draw.update({ where: { id: drawId }, data: { closesAt, payUntil }, select: { id: true } });
    await enqueue(tx, 'freeze-draw', { drawId }, { runAt: closesAt, jobKey: `freeze-draw:${drawId}` });
    await recordAudit(
      tx,
      { actor, permission: 'draw.hold' },
      {
        verb: 'draw.move_closing',
        subjectKind: 'draw',
        subjectId: drawId,
        data: {
          from: was.closesAt.toISOString(),
          to: closesAt.toISOString(),
          payUntil: payUntil.toISOString(),
        },
      },
      now,
    );
    const lists = await tx.wishList.findMany({
      where: { drawId },
      select: { childId: true, guardianId: true },
    });
    const params = { drawId, until: closesAt.toISOString() };
    await tellFamilies(
      tx,
      'draw_extended',
      lists.map((list) => ({ ...list, params: { ...params, childId: list.childId } })),
      now,
    );
    return { kind: 'done' };
  });
}

async function attachedTo(tx: Tx, drawId: string): Promise<Attached[]> {
  const classes = await tx.offering.findMany({
    where: { drawId, status: { notIn: ['canceled', 'merged'] } },
    select: { id: true, closesAt: true },
  });
  return Promise.all(
    classes.map(async ({ id, closesAt }) => {
      const [first] = await lessonTimes(tx, id);
      return { closesAt, firstLesson: first ? startOf(first) : null };
    }),
  );
}
