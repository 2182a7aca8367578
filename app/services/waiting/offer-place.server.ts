import type { Tx } from '~/db/client.server';
import type { PlaceSettings } from '~/domain/county-settings';
import { offerDeadline } from '~/domain/waitlist/deadline';
import { enqueue } from '~/jobs/enqueue.server';
import { type AuditActor, recordAudit } from '../audit/record.server';
import { type Concerned, tellFamily } from './tell.server';

export type Offer = {
  entry: Concerned;
  until: Date;
  /** What the school said when it chose. */
  reason?: string;
};

/** When an offer made now is over; it never outlasts the line. */
export function deadline(settings: PlaceSettings, begins: Date, now: Date): Date {
  const quiet = { from: settings.quiet_from, to: settings.quiet_to };
  return offerDeadline(now, settings.offer_minutes, quiet, begins);
}

/**
 * Offers a place to one child that waits: the row, its lapse, its audit event and its message. The class is locked.
 *
 * @throws what the database raises when no place is free: `enrollment_within_capacity`
 */
export async function offerPlace(
  tx: Tx,
  by: AuditActor,
  settings: PlaceSettings,
  { entry, until, reason }: Offer,
  now: Date,
): Promise<void> {
  const { id, offeringId, childId } = entry;
  const { count } = await tx.waitingEntry.updateMany({
    where: { id, status: 'waiting' },
    data: { status: 'offered', offeredAt: now, offerUntil: until, keptSince: null, reason: reason ?? null },
  });
  if (count === 0) return;
  const event = { verb: 'waiting.offer', subjectKind: 'waiting_entry', subjectId: id };
  await recordAudit(tx, by, { ...event, data: { offeringId, childId, until: until.toISOString() } }, now);
  await enqueue(tx, 'lapse-offer', { entryId: id }, { runAt: until, jobKey: `lapse-offer:${id}` });
  const kind = reason === undefined ? 'place_offered' : 'application_chosen';
  await tellFamily(tx, settings, entry, { kind, until }, now);
}

/** Gives an open offer a later end. */
export async function offerAnew(
  tx: Tx,
  { offeringId, entryId, until }: { offeringId: string; entryId: string; until: Date },
  now: Date,
): Promise<void> {
  await tx.waitingEntry.update({
    where: { id: entryId },
    data: { offerUntil: until },
    select: { id: true },
  });
  const event = { verb: 'waiting.prolong', subjectKind: 'waiting_entry', subjectId: entryId };
  const data = { offeringId, until: until.toISOString() };
  await recordAudit(tx, { system: 'waiting' }, { ...event, data }, now);
  await enqueue(tx, 'lapse-offer', { entryId }, { runAt: until, jobKey: `lapse-offer:${entryId}` });
}
