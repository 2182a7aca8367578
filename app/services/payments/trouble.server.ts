import { PaymentError } from '~/ports/payments/port';

/** Whether an error says that the payment service could not be asked: nothing has happened, and one tries again. */
export function isPaymentTrouble(error: unknown): boolean {
  return error instanceof PaymentError;
}
