import { lapseHold } from '~/services/enrollment/lapse-hold.server';
import type { Job } from './job';

/** Ends one hold at its time. */
export const lapseHoldJob: Job<'lapse-hold'> = ({ enrollmentId }, now) => lapseHold(enrollmentId, now);
