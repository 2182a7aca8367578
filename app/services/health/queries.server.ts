import { db } from '~/db/client.server';
import { jobsDue, searchFallback } from '~/http/metrics.server';
import type { SearchHealth } from '~/ports/search/index.server';
import { searchHealth } from '~/services/search/engine.server';

export interface HealthReport {
  status: 'ok' | 'degraded' | 'down';
  database: 'ok' | 'down';
  /** `postgres`: there is no Meilisearch here; `fallback`: there is one and it does not answer. */
  search: SearchHealth;
  /** `late`: work waits for more than a minute; `stopped`: no worker is connected. */
  jobs: 'ok' | 'late' | 'stopped' | 'unknown';
}

/** The worker's connections carry this name, by which the server sees that it lives. */
export const WORKER_CONNECTION = 'after-school-worker';

const LATE_SECONDS = 60;
const ANSWER_WITHIN_MS = 2_000;

/** How the house is: asked of each part, not remembered. Answers within about two seconds. */
export async function healthReport(): Promise<HealthReport> {
  const [database, jobs, search] = await Promise.all([databaseState(), jobsState(), searchHealth()]);
  const well = jobs === 'ok' && search !== 'fallback';
  return { status: database === 'down' ? 'down' : well ? 'ok' : 'degraded', database, search, jobs };
}

/** Brings the figures that are read when somebody asks up to date. */
export async function refreshGauges(): Promise<void> {
  const [row] = await db.$queryRaw<{ due: number }[]>`
    SELECT count(*)::int AS due FROM graphile_worker.jobs
    WHERE run_at <= now() AND locked_at IS NULL AND attempts < max_attempts`;
  jobsDue.set(row?.due ?? 0);
  searchFallback.set((await searchHealth()) === 'fallback' ? 1 : 0);
}

async function databaseState(): Promise<HealthReport['database']> {
  try {
    await within(ANSWER_WITHIN_MS, db.$queryRaw`SELECT 1`);
    return 'ok';
  } catch {
    return 'down';
  }
}

async function jobsState(): Promise<HealthReport['jobs']> {
  try {
    return await askForJobs();
  } catch {
    return 'unknown';
  }
}

async function askForJobs(): Promise<HealthReport['jobs']> {
  const asked = db.$queryRaw<{ late: boolean; workers: number }[]>`
    SELECT EXISTS (
             SELECT FROM graphile_worker.jobs
             WHERE run_at < now() - make_interval(secs => ${LATE_SECONDS}::int)
               AND locked_at IS NULL AND attempts = 0
           ) AS late,
           (SELECT count(*)::int FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = ${WORKER_CONNECTION}) AS workers`;
  const [row] = await within(ANSWER_WITHIN_MS, asked);
  if (!row || row.workers === 0) return 'stopped';
  return row.late ? 'late' : 'ok';
}

function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No answer within ${milliseconds} ms`)), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
