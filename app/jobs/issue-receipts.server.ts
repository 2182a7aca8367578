import { issueMissingReceipts, issueReceipt } from '~/services/receipts/issue.server';
import type { Job } from './job';

/** Right after a payment was made. */
export const issueReceiptJob: Job<'issue-receipt'> = async ({ paymentId }, now) => {
  await issueReceipt(paymentId, now);
};

/** Every hour: the receipts that their own job did not issue. */
export const issueReceiptsJob: Job<'issue-receipts'> = async (_, now) => {
  await issueMissingReceipts(now);
};
