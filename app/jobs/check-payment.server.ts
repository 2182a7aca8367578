import { checkPayment } from '~/services/payments/check-payment.server';
import type { Job } from './job';

/** Looks after a payment whose news may have been lost. */
export const checkPaymentJob: Job<'check-payment'> = ({ paymentId }, now) => checkPayment(paymentId, now);
