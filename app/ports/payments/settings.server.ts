import { join } from 'node:path';
import type { Env } from '../../http/env.server';
import { sandboxCredentials } from './sandbox/credentials.server';
import type { SandboxOptions } from './sandbox/index.server';
import type { PaymentsConfig } from './stripe.server';

type Settings = Pick<
  Env,
  | 'STRIPE_SECRET_KEY'
  | 'STRIPE_WEBHOOK_SECRET'
  | 'STRIPE_API_BASE'
  | 'PORT'
  | 'SESSION_SECRET'
  | 'DATA_DIR'
  | 'production'
>;

/** The sandbox lives in the house's own server, unless it is said to be elsewhere. */
function sandboxBase(env: Settings): URL {
  return new URL(env.STRIPE_API_BASE ?? `http://127.0.0.1:${env.PORT}`);
}

function hostOf(base: URL): Pick<PaymentsConfig, 'host' | 'port' | 'protocol'> {
  const secure = base.protocol === 'https:';
  return {
    host: base.hostname,
    port: Number(base.port || (secure ? 443 : 80)),
    protocol: secure ? 'https' : 'http',
  };
}

/**
 * Whom to ask for money, by the settings of the process: Stripe where there is a key, else the sandbox.
 * STRIPE_WEBHOOK_SECRET may hold several with commas between. Throws in production without a key.
 */
export function paymentsConfig(env: Settings): PaymentsConfig {
  const webhookSecrets = (env.STRIPE_WEBHOOK_SECRET ?? '')
    .split(',')
    .flatMap((secret) => secret.trim() || []);
  if (env.STRIPE_SECRET_KEY) {
    const elsewhere = env.STRIPE_API_BASE ? hostOf(new URL(env.STRIPE_API_BASE)) : {};
    return { secretKey: env.STRIPE_SECRET_KEY, webhookSecrets, ...elsewhere };
  }
  if (env.production)
    throw new Error('STRIPE_SECRET_KEY is missing: the practice till never runs in production');
  const { secretKey, webhookSecret } = sandboxCredentials(env.SESSION_SECRET);
  return { secretKey, webhookSecrets: [webhookSecret], ...hostOf(sandboxBase(env)) };
}

/** The same sandbox from its own side: what the server that mounts its router gives to `createStripeSandbox`. */
export function sandboxOptions(env: Settings): SandboxOptions {
  return {
    ...sandboxCredentials(env.SESSION_SECRET),
    dataFile: join(env.DATA_DIR, 'payments', 'sandbox.json'),
    webhookUrl: new URL('/webhooks/stripe', sandboxBase(env)).href,
  };
}
