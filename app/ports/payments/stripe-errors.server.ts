import Stripe from 'stripe';
import { PaymentError, type PaymentProblem } from './port';

const { errors } = Stripe;

function problemOf(error: InstanceType<typeof errors.StripeError>): PaymentProblem {
  if (error instanceof errors.StripeCardError) return 'declined';
  if (error instanceof errors.StripeIdempotencyError) {
    // In use means the first request with this key is still running: the same call succeeds a moment later.
    return error.code === 'idempotency_key_in_use' ? 'temporary' : 'key_reused';
  }
  if (error instanceof errors.StripeAuthenticationError) return 'misconfigured';
  if (error instanceof errors.StripePermissionError) return 'misconfigured';
  if (error instanceof errors.StripeRateLimitError) return 'temporary';
  if (error instanceof errors.StripeConnectionError) return 'temporary';
  if (error instanceof errors.StripeInvalidRequestError) {
    if (error.code === 'resource_missing') return 'not_found';
    if (error.code === 'account_invalid') return 'misconfigured';
    if (error.code === 'lock_timeout') return 'temporary';
    return 'refused';
  }
  if (error.code === 'lock_timeout') return 'temporary';
  return 'temporary'; // their side broke (5xx, not JSON, conflict)
}

/** Runs a call to Stripe; whatever it throws leaves as a `PaymentError`. Bugs of our own pass as they are. */
export async function asPaymentErrors<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof errors.StripeError)) throw error;
    throw new PaymentError(problemOf(error), error.message, {
      code: error.decline_code ?? error.code ?? null,
      requestId: error.requestId ?? null,
      cause: error,
    });
  }
}
