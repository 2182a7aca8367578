import { db } from '~/db/client.server';
import { log } from '~/http/log.server';
import { enqueue } from '~/jobs/enqueue.server';
import { freezeDraw } from './freeze.server';

/** A draw that is held is written within a minute; after so long its job has died. */
const LATE_MS = 60_000;

/**
 * Does what the jobs of single draws did not: fixes the inputs of draws whose window is over, and has draws written
 * that were held and are not. Safe to repeat.
 */
export async function advanceDraws(now: Date): Promise<void> {
  const over = await db.draw.findMany({
    where: { status: 'announced', closesAt: { lte: now } },
    orderBy: { closesAt: 'asc' },
    select: { id: true },
  });
  for (const { id: drawId } of over) {
    // One that cannot be fixed now must not keep the others.
    await freezeDraw(drawId, now).catch((error: unknown) =>
      log.error({ err: error, drawId }, 'inputs of a draw not fixed'),
    );
  }
  const held = await db.draw.findMany({
    where: { status: 'holding', heldAt: { lte: new Date(now.getTime() - LATE_MS) } },
    select: { id: true },
  });
  for (const { id: drawId } of held)
    await enqueue(db, 'hold-draw', { drawId }, { jobKey: `hold-draw:${drawId}` });
}
