import type { Payments } from './port';
import { createPayments, type PaymentsConfig } from './stripe.server';

export * from './port';
export { createPayments, type PaymentsConfig } from './stripe.server';

let current: Payments | undefined;

/** Names another vendor account or the sandbox; tests and start scripts call it, before anything is paid. */
export function configurePayments(config: PaymentsConfig): void {
  current = createPayments(config);
}

/** The payment port of this process. Throws when neither the environment nor `configurePayments` named a key. */
export function payments(): Payments {
  current ??= createPayments(paymentsConfig(process.env));
  return current;
}

/**
 * Reads the port's own settings: STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET (several with commas between) and, for
 * the sandbox, STRIPE_HOST, STRIPE_PORT, STRIPE_PROTOCOL. Whether they are good enough to start with is judged
 * once, at the start, where the whole environment is parsed.
 */
export function paymentsConfig(env: Record<string, string | undefined>): PaymentsConfig {
  const secretKey = env.STRIPE_SECRET_KEY;
  if (!secretKey) throw new Error('STRIPE_SECRET_KEY is missing: nobody can be asked to pay');
  const webhookSecrets = (env.STRIPE_WEBHOOK_SECRET ?? '')
    .split(',')
    .flatMap((secret) => secret.trim() || []);
  return {
    secretKey,
    webhookSecrets,
    ...(env.STRIPE_HOST && { host: env.STRIPE_HOST }),
    ...(env.STRIPE_PORT && { port: Number(env.STRIPE_PORT) }),
    ...(env.STRIPE_PROTOCOL && { protocol: env.STRIPE_PROTOCOL === 'http' ? 'http' : 'https' }),
  };
}
