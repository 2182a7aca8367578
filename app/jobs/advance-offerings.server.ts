import { advanceOfferings } from '~/services/school/advance-offerings.server';
import type { Job } from './job';

/** Begins and finishes the classes whose time has come. */
export const advanceOfferingsJob: Job<'advance-offerings'> = async (_, now) => {
  await advanceOfferings(now);
};
