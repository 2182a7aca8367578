import { recheckProvider } from '~/services/findings/recheck.server';
import type { Job } from './job';

/** Right after something of a provider changed that rules ask about. */
export const recheckProviderJob: Job<'recheck-provider'> = async ({ providerId }, now) => {
  await recheckProvider(providerId, now);
};
