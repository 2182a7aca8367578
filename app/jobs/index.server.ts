import type { Jobs, Periodic } from './job';

/** Every job and what it does. Payloads are typed by name in payloads.ts. */
export const jobs: Partial<Jobs> = {};

/** What runs by the clock. Times are UTC: 16:00 is midnight in Shanghai. */
export const periodic: Periodic[] = [];
