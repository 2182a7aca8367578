import { reconcilePayments } from '~/services/reconciliation/reconcile.server';
import type { Job } from './job';

/** Compares the payment service with our books. */
export const reconcilePaymentsJob: Job<'reconcile-payments'> = async ({ byUserId }, now) => {
  await reconcilePayments(now, byUserId ?? null);
};
