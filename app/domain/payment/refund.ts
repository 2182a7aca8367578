import type { RefundStatus } from '../states';

/** What is true at the payment service about one refund. */
export type RefundTruth = 'pending' | 'succeeded' | 'failed';

/**
 * The state a refund gets by a truth, or null when it teaches nothing new. A refund that arrived can still come back
 * (a closed card); one that failed never becomes good by itself.
 */
export function refundAfter(status: RefundStatus, truth: RefundTruth): RefundStatus | null {
  if (status === 'failed') return null;
  if (truth === 'failed') return 'failed';
  if (truth === 'succeeded') return status === 'arrived' ? null : 'arrived';
  return status === 'requested' ? 'sent' : null;
}
