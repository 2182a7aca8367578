import { indexProvider } from '~/services/search/index-offerings.server';
import type { Job } from './job';

/** Puts all offerings of a provider into the search as they are now. */
export const indexProviderJob: Job<'index-provider'> = ({ providerId }, now) =>
  indexProvider(providerId, now);
