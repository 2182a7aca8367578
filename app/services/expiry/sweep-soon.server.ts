import type { Tx } from '~/db/client.server';
import { enqueue } from '~/jobs/enqueue.server';

/**
 * Has a provider looked at right after this transaction: what was renewed lets its classes go on at once, and the
 * findings desk hears of what is broken or mended. Ten changes in a row become one look.
 */
export async function sweepSoon(tx: Tx, providerId: string): Promise<void> {
  await enqueue(tx, 'sweep-expiries', { providerId }, { jobKey: `sweep-expiries:${providerId}` });
  await recheckProviderSoon(tx, providerId);
}

/** The same for what changes no date: other people in a class, another room, another time. */
export async function recheckProviderSoon(tx: Tx, providerId: string): Promise<void> {
  await enqueue(
    tx,
    'recheck-provider',
    { providerId },
    { jobKey: `recheck-provider:${providerId}`, queueName: 'recheck' },
  );
}
