import { db } from '~/db/client.server';
import { log } from '~/http/log.server';
import { lapseHold } from './lapse-hold.server';

const AT_ONCE = 200;

/** Ends every hold whose time is over and whose own job did not: the sweep of each minute. Returns how many it looked at. */
export async function lapseHolds(now: Date): Promise<number> {
  const overdue = await db.enrollment.findMany({
    where: { status: 'held', heldUntil: { lte: now } },
    orderBy: { heldUntil: 'asc' },
    take: AT_ONCE,
    select: { id: true },
  });
  for (const { id } of overdue) {
    // One that cannot be ended now must not keep the others.
    await lapseHold(id, now).catch((error: unknown) =>
      log.warn({ err: error, enrollmentId: id }, 'hold not ended'),
    );
  }
  return overdue.length;
}
