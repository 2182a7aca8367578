import { Logger, parseCronItems, type Runner, run, runOnce, type TaskList } from 'graphile-worker';
import pg from 'pg';
import { env } from '~/http/env.server';
import { log } from '~/http/log.server';
import { WORKER_CONNECTION } from '~/services/health/queries.server';
import { jobs, periodic } from './index.server';
import type { Job } from './job';
import { moveJobs, movesJobs } from './outbox.server';
import type { JobName } from './payloads';

const queueLog = new Logger(() => (level, message) => {
  if (level === 'error') log.error({ queue: message }, 'jobs');
  else if (level === 'warning') log.warn({ queue: message }, 'jobs');
  else log.trace({ queue: message }, 'jobs');
});

/** Each job with its name in the log, how long it took, and the clock handed in. */
function taskList(clock: () => Date): TaskList {
  return Object.fromEntries(
    (Object.entries(jobs) as [JobName, Job<JobName>][]).map(([name, job]) => [
      name,
      async (payload, helpers) => {
        const began = performance.now();
        const facts = { job: name, jobId: helpers.job.id, attempt: helpers.job.attempts };
        try {
          await job(payload as Parameters<typeof job>[0], clock());
          log.info({ ...facts, milliseconds: Math.round(performance.now() - began) }, 'job done');
        } catch (error) {
          log.error({ ...facts, err: error }, 'job failed');
          throw error;
        }
      },
    ]),
  );
}

/** Takes jobs until `stop()`, which lets running ones end. */
export async function startRunner(): Promise<Pick<Runner, 'stop'>> {
  const { DATABASE_URL, WORKER_CONCURRENCY } = env();
  const pgPool = new pg.Pool({
    connectionString: DATABASE_URL,
    max: WORKER_CONCURRENCY + 2,
    application_name: WORKER_CONNECTION,
  });
  pgPool.on('error', (error) => log.error({ err: error }, 'lost a connection of the job queue'));
  const stopMoving = movesJobs();
  await moveJobs().catch((error) => log.error({ err: error }, 'jobs not moved into the queue'));
  const runner = await run({
    pgPool,
    taskList: taskList(() => new Date()),
    parsedCronItems: parseCronItems(periodic.map(({ job, at }) => ({ task: job, match: at, payload: {} }))),
    concurrency: WORKER_CONCURRENCY,
    pollInterval: 1_000,
    noHandleSignals: true,
    logger: queueLog,
  });
  return {
    async stop() {
      await runner.stop();
      await stopMoving();
      await pgPool.end();
    },
  };
}

/**
 * Runs all jobs that are due, and those they write, until none is left. For scripts and tests.
 *
 * @param now what jobs are told the time is; whether a job is due is the database's own clock
 */
export async function runDueJobs(now?: Date): Promise<void> {
  await moveJobs();
  await runOnce({
    connectionString: env().DATABASE_URL,
    taskList: taskList(() => now ?? new Date()),
    noHandleSignals: true,
    logger: queueLog,
  });
}
