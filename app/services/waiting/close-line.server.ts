import type { Tx } from '~/db/client.server';
import { lockRow } from '~/db/lock.server';
import { placeSettingsOn } from '../county/settings.server';
import { endEntries } from './end-entries.server';
import { tellFamily } from './tell.server';

/**
 * Closes the line of a class that has begun, was canceled or merged, offers included; every family is told. The reason
 * is the state of the class, which the caller writes in the same transaction.
 *
 * @returns how many stood in it
 */
export async function closeLine(tx: Tx, offeringId: string, now: Date): Promise<number> {
  await lockRow(tx, 'offering', offeringId);
  const live = await tx.waitingEntry.findMany({
    where: { offeringId, status: { in: ['waiting', 'offered'] } },
    orderBy: { position: 'asc' },
    select: { id: true },
  });
  if (live.length === 0) return 0;
  const { status } = await tx.offering.findUniqueOrThrow({
    where: { id: offeringId },
    select: { status: true },
  });
  const over = status === 'canceled' || status === 'merged';
  const kind = over ? 'waiting_closed_canceled' : 'waiting_closed_began';
  const settings = await placeSettingsOn(tx, now);
  const entryIds = live.map(({ id }) => id);
  for (const entry of await endEntries(tx, { system: 'waiting' }, { entryIds, status: 'closed' }, now)) {
    await tellFamily(tx, settings, entry, { kind }, now);
  }
  return live.length;
}
