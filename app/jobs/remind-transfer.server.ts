import { remindTransfer } from '~/services/payments/remind-transfer.server';
import type { Job } from './job';

/** Reminds of one bank transfer that has not come. */
export const remindTransferJob: Job<'remind-transfer'> = ({ enrollmentId }, now) =>
  remindTransfer(enrollmentId, now);
