import type { JobName, JobPayloads } from './payloads';

/**
 * A job calls one verb. It may run twice (a worker can die after the verb and before the queue hears of
 * it), so the verb looks at the truth of the moment and does only what is still to do.
 *
 * @throws to be tried again later, with growing pauses
 */
export type Job<Name extends JobName> = (payload: JobPayloads[Name], now: Date) => Promise<void>;

export type Jobs = { [Name in JobName]: Job<Name> };

/** A job that runs by the clock. Times are UTC, as everywhere in cron; say in a comment what that is here. */
export interface Periodic {
  job: JobName;
  /** Minute, hour, day of month, month, weekday. */
  at: string;
}
