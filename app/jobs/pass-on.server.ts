import { passOnNow } from '~/services/waiting/pass-on-now.server';
import type { Job } from './job';

/** Offers the free places of one class to those who wait. */
export const passOnJob: Job<'pass-on'> = ({ offeringId }, now) => passOnNow(offeringId, now);
