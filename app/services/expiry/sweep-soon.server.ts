import type { Tx } from '~/db/client.server';
import { enqueue } from '~/jobs/enqueue.server';

/** Has a provider looked at right after this transaction: what was renewed lets its classes go on at once. */
export async function sweepSoon(tx: Tx, providerId: string): Promise<void> {
  await enqueue(tx, 'sweep-expiries', { providerId }, { jobKey: `sweep-expiries:${providerId}` });
}
