import { inTransaction } from '~/db/transaction.server';
import { passOn } from './pass-on.server';

/** Looks at one line again: a place came free elsewhere than under its lock, or was kept for siblings long enough. */
export async function passOnNow(offeringId: string, now: Date): Promise<void> {
  await inTransaction((tx) => passOn(tx, offeringId, now));
}
