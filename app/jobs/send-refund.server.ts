import { sendRefund } from '~/services/payments/send-refund.server';
import type { Job } from './job';

/** Sends one refund. */
export const sendRefundJob: Job<'send-refund'> = ({ refundId }, now) => sendRefund(refundId, now);
