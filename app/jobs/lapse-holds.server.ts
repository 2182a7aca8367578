import { lapseHolds } from '~/services/enrollment/lapse-holds.server';
import type { Job } from './job';

/** Every minute: ends the holds that their own job did not. */
export const lapseHoldsJob: Job<'lapse-holds'> = async (_, now) => {
  await lapseHolds(now);
};
