import { env } from '../../http/env.server';
import type { Payments } from './port';
import { paymentsConfig } from './settings.server';
import { createPayments, type PaymentsConfig } from './stripe.server';

export * from './port';
export { createPayments, type PaymentsConfig } from './stripe.server';

let current: Payments | undefined;

/** Names another account or another sandbox than the environment does; for tests, before anything is paid. */
export function configurePayments(config: PaymentsConfig): void {
  current = createPayments(config);
}

/** The payment port of this process: Stripe where the environment has a key, else the sandbox of the house. */
export function payments(): Payments {
  current ??= createPayments(paymentsConfig(env()));
  return current;
}
