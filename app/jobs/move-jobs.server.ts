import type { Job } from './job';
import { moveJobs } from './outbox.server';

/** Every minute: moves the jobs that whoever wrote them did not live to move. */
export const moveJobsJob: Job<'move-jobs'> = () => moveJobs();
