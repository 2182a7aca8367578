import { sweepExpiries } from '~/services/expiry/sweep.server';
import type { Job } from './job';

/** Nightly for every provider; for one right after something of it was renewed. */
export const sweepExpiriesJob: Job<'sweep-expiries'> = async ({ providerId }, now) => {
  await sweepExpiries(now, { providerId });
};
