import { advanceListings } from '~/services/listing/advance.server';
import type { Job } from './job';

/** Lists providers whose notice has run, and ends listings whose period is over. */
export const advanceListingsJob: Job<'advance-listings'> = async (_, now) => {
  await advanceListings(now);
};
