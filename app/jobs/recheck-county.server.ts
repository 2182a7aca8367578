import { inTransaction } from '~/db/transaction.server';
import { recheckCounty } from '~/services/findings/recheck.server';
import { recheckSoon } from '~/services/findings/run.server';
import type { Job } from './job';

/** Nightly, after a rule changed, and when an officer asks. While another run is on its way: once more after it. */
export const recheckCountyJob: Job<'recheck-county'> = async ({ why = 'nightly', byUserId, runId }, now) => {
  const outcome = await recheckCounty({ why, byUserId, runId }, now);
  if (outcome.kind === 'running') {
    await inTransaction((tx) => recheckSoon(tx, { why, byUserId }, new Date(now.getTime() + 60_000)));
  }
};
