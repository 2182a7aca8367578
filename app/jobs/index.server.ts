import { checkPaymentJob } from './check-payment.server';
import type { Jobs, Periodic } from './job';
import { sendMailProof } from './send-mail-proof.server';
import { sendMessage } from './send-message.server';
import { lapseHoldJob } from './lapse-hold.server';
import { lapseHoldsJob } from './lapse-holds.server';
import { sendRefundJob } from './send-refund.server';

/** Every job and what it does. Payloads are typed by name in payloads.ts. */
export const jobs: Partial<Jobs> = {
  'lapse-hold': lapseHoldJob,
  'lapse-holds': lapseHoldsJob,
  'check-payment': checkPaymentJob,
  'send-refund': sendRefundJob,
};

/** What runs by the clock. Times are UTC: 16:00 is midnight in Shanghai. */
export const periodic: Periodic[] = [{ job: 'lapse-holds', at: '* * * * *' }];
