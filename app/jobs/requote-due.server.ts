import { dropOldProofs } from '~/services/aid/drop-proofs.server';
import { requoteDue } from '~/services/aid/requote-due.server';
import type { Job } from './job';

/** The daily round of entitlements: prices what begins or ends by its date again, and drops papers kept long enough. */
export const requoteDueJob: Job<'requote-due'> = async (_, now) => {
  await requoteDue(now);
  await dropOldProofs(now);
};
