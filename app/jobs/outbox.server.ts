import { db } from '~/db/client.server';
import { oncePerProcess } from '~/db/once-per-process.server';
import { log } from '~/http/log.server';

/**
 * What takes a place in the first minute of a sale writes its jobs into the table `job_outbox`, in its own transaction
 * like every other job, and not into the queue: the migration `job_outbox` says why. From there they are moved
 *
 * - a moment after a place was taken, many at once, by the process that took it (`moveJobsSoon`), where that process
 *   has said that it does so (`movesJobs`: web server and worker)
 * - each minute and when it starts by the worker, whatever became of that process
 */
const outbox = oncePerProcess('job-outbox', () => ({
  moves: false,
  timer: undefined as NodeJS.Timeout | undefined,
  moving: Promise.resolve() as Promise<unknown>,
}));

/** Milliseconds in which more places may be taken before jobs are moved. */
const SOON_MS = 250;
/** Places whose jobs are moved in one transaction. */
const AT_ONCE = 200;

/** From now on this process moves jobs soon after it has written them. The answer stops that, having moved the last. */
export function movesJobs(): () => Promise<void> {
  outbox.moves = true;
  return async () => {
    outbox.moves = false;
    clearTimeout(outbox.timer);
    outbox.timer = undefined;
    await moveJobs().catch(left);
  };
}

/** Has the jobs of places that were just taken moved in a moment; costs the caller nothing. */
export function moveJobsSoon(): void {
  if (!outbox.moves || outbox.timer) return;
  outbox.timer = setTimeout(() => {
    outbox.timer = undefined;
    moveJobs().catch(left);
  }, SOON_MS);
}

/** Moves all jobs that wait in the outbox into the queue. Within a process one does so after the other. */
export function moveJobs(): Promise<void> {
  const move = outbox.moving.catch(() => undefined).then(moveAll);
  outbox.moving = move;
  return move;
}

async function moveAll(): Promise<void> {
  for (;;) {
    const [row] = await db.$queryRaw<{ moved: number }[]>`SELECT post_jobs(${AT_ONCE}::int) AS moved`;
    if (!row || row.moved === 0) return;
  }
}

/** They wait for the next time, or for the worker's minute. */
function left(error: unknown): void {
  log.warn({ err: error }, 'jobs not moved into the queue');
}
