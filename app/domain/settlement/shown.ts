import type { Month } from './month';

/** A run that settles a month, as pages show it; instants as ISO strings. */
export type ShownRun = {
  readonly id: string;
  readonly month: Month;
  /** Providers; null before they were counted. */
  readonly total: number | null;
  readonly done: number;
  readonly startedAt: string;
  readonly finishedAt: string | null;
};
