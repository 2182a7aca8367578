import { sendRefunds } from '~/services/payments/send-refunds.server';
import type { Job } from './job';

/** Sends what waits to go back, tries again what failed, and alarms the bureau of what is stuck. */
export const sendRefundsJob: Job<'send-refunds'> = async (_, now) => {
  await sendRefunds(now);
};
