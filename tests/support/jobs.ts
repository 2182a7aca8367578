import { db } from '~/db/client.server';
import { moveJobs } from '~/jobs/outbox.server';

/** Forgets what earlier tests left to do: it is theirs. `but`: jobs of these names stay. */
export async function forgetJobs(but: readonly string[] = []): Promise<void> {
  await moveJobs();
  await db.$executeRaw`
    DELETE FROM graphile_worker._private_jobs j USING graphile_worker._private_tasks t
     WHERE t.id = j.task_id AND NOT t.identifier = ANY(${[...but]})`;
}

/** Jobs that wait, with when they are due. */
export async function waitingJobs() {
  await moveJobs();
  return db.$queryRaw<{ task: string; payload: Record<string, string>; run_at: Date }[]>`
    SELECT t.identifier AS task, j.payload, j.run_at
      FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id ORDER BY j.id`;
}
