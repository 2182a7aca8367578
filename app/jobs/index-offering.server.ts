import { indexOfferings } from '~/services/search/index-offerings.server';
import type { Job } from './job';

/** Puts an offering into the search as it is now, or takes it out. */
export const indexOfferingJob: Job<'index-offering'> = ({ offeringId }, now) =>
  indexOfferings([offeringId], now);
