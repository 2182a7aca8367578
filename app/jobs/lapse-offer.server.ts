import { lapseOffer } from '~/services/waiting/lapse-offer.server';
import type { Job } from './job';

/** Ends one offer at its time. */
export const lapseOfferJob: Job<'lapse-offer'> = ({ entryId }, now) => lapseOffer(entryId, now);
