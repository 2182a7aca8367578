import type { Tx } from '~/db/client.server';
import type { JobName, JobPayloads } from './payloads';

export interface EnqueueOptions {
  /** Not before this instant; at once when absent. */
  runAt?: Date;
  /**
   * A second job with the same key replaces a waiting one, so that ten changes to an offering become one
   * indexing (the `index-…` jobs have such a key by themselves). A job that already runs is not touched:
   * the new one runs after it.
   */
  jobKey?: string;
  /** Jobs of one queue run one after another. */
  queueName?: string;
  /** Tries in all, with growing pauses; 25 when absent. */
  maxAttempts?: number;
}

/**
 * Writes a job in the caller's transaction: it exists if, and only if, the change it follows is committed. (Taking a place
 * does the same by a detour, outbox.server.ts, so that the many of a sale's first minute do not wait for the queue.)
 */
export async function enqueue<Name extends JobName>(
  tx: Pick<Tx, '$executeRaw'>,
  name: Name,
  payload: JobPayloads[Name],
  options: EnqueueOptions = {},
): Promise<void> {
  const { runAt = null, jobKey = keyOf(name, payload), queueName = null, maxAttempts = null } = options;
  await tx.$executeRaw`
    SELECT 1 FROM graphile_worker.add_job(
      ${name}::text,
      payload => ${JSON.stringify(payload)}::json,
      queue_name => ${queueName}::text,
      run_at => ${runAt}::timestamptz,
      max_attempts => ${maxAttempts}::int,
      job_key => ${jobKey}::text
    )`;
}

function keyOf(name: JobName, payload: object): string | null {
  return name.startsWith('index-') ? [name, ...Object.values(payload)].join(':') : null;
}
