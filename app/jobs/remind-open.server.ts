import { remindOpen } from '~/services/payments/remind-open.server';
import type { Job } from './job';

/** Reminds families of what is still open for places they have. */
export const remindOpenJob: Job<'remind-open'> = async (_, now) => {
  await remindOpen(now);
};
