import type { Tx } from '~/db/client.server';
import type { PlaceSettings } from '~/domain/county-settings';
import type { MessageParams } from '~/domain/messages/kinds';
import { quietUntil } from '~/domain/waitlist/deadline';
import { usersAround } from '../children/guardian.server';
import { notify } from '../messages/notify.server';

/** Messages about one child in a line. */
export type WaitingKind = Extract<
  keyof MessageParams,
  `place_offered` | `offer_${string}` | `waiting_${string}` | `application_${string}`
>;

export type Concerned = { id: string; offeringId: string; childId: string; guardianId: string };

/**
 * Tells a family about its child in a line. It reads it in the app at once; phone and mail stay silent until the county's
 * quiet hours are over.
 */
export async function tellFamily(
  tx: Tx,
  settings: PlaceSettings,
  { id, offeringId, childId, guardianId }: Concerned,
  message: { kind: WaitingKind; until?: Date },
  now: Date,
): Promise<void> {
  const { kind, until } = message;
  const userIds = await usersAround(tx, childId, guardianId);
  const params = { entryId: id, offeringId, childId, ...(until && { until: until.toISOString() }) };
  const sendAt = quietUntil(now, { from: settings.quiet_from, to: settings.quiet_to }) ?? undefined;
  await notify(tx, { userIds }, kind, params as MessageParams[WaitingKind], now, { sendAt });
}
