import { createHmac } from 'node:crypto';

/**
 * The key and the webhook secret of a till, derived from a secret of the house: server and worker find the same
 * pair without being told, and nobody outside can guess it.
 */
export function sandboxCredentials(houseSecret: string): { secretKey: string; webhookSecret: string } {
  const derive = (purpose: string) =>
    createHmac('sha256', houseSecret).update(`payment sandbox: ${purpose}`).digest('hex').slice(0, 40);
  return { secretKey: `sk_test_${derive('api key')}`, webhookSecret: `whsec_${derive('webhook secret')}` };
}
