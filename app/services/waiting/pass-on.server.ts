import type { Tx } from '~/db/client.server';
import { lockRow } from '~/db/lock.server';
import type { PlaceSettings } from '~/domain/county-settings';
import { startOf } from '~/domain/planning/times';
import { offerDeadline } from '~/domain/waitlist/deadline';
import { nextOffers } from '~/domain/waitlist/next';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '../audit/record.server';
import { usersAround } from '../children/guardian.server';
import { placeSettingsOn } from '../county/settings.server';
import { lessonTimes } from '../enrollment/lesson-times.server';
import { notify } from '../messages/notify.server';

type Class = { capacity: number; taken: number; first: Date };
type Line = { id: string; childId: string; guardianId: string; tieId: string | null; keptSince: Date | null };

/**
 * Offers whatever places of a class are free to those who wait for them, at once and in the order of the line. Whoever
 * frees a place, adds places or changes the line calls it in the same transaction, so that no place lies idle while
 * somebody waits. Nothing happens where nobody waits, the sale stands still, or the school gives the places itself.
 *
 * @returns how many were offered
 */
export async function passOn(tx: Tx, offeringId: string, now: Date): Promise<number> {
  const [anybody] = await tx.$queryRaw<{ id: string }[]>`
    SELECT w.id::text FROM waiting_entry w WHERE w.offering_id = ${offeringId}::uuid AND w.status = 'waiting' LIMIT 1`;
  if (!anybody) return 0;
  await lockRow(tx, 'offering', offeringId);
  const of = await classThatOffers(tx, offeringId, now);
  if (!of) return 0;
  const settings = await placeSettingsOn(tx, now);
  const line = await tx.waitingEntry.findMany({
    where: { offeringId, status: 'waiting' },
    orderBy: { position: 'asc' },
    select: { id: true, childId: true, guardianId: true, tieId: true, keptSince: true },
  });
  const free = Math.max(0, of.capacity - of.taken);
  const limits = { capacity: of.capacity, keepMinutes: settings.tie_hold_minutes };
  const next = nextOffers(line, free, limits, now);
  await keepFor(tx, offeringId, next.keepFor, next.keptUntil, now);
  const byId = new Map(line.map((entry) => [entry.id, entry]));
  const until = deadline(settings, of.first, now);
  for (const id of next.offer) await offerPlace(tx, { offeringId, entry: byId.get(id) as Line, until }, now);
  if (next.offer.length > 0) await enqueue(tx, 'index-offering', { offeringId });
  return next.offer.length;
}

/** When an offer made now is over. `first`: when the class begins. */
export function deadline(settings: PlaceSettings, first: Date, now: Date): Date {
  const quiet = { from: settings.quiet_from, to: settings.quiet_to };
  return offerDeadline(now, settings.offer_minutes, quiet, first);
}

/** Null where no place is offered by itself now. */
async function classThatOffers(tx: Tx, offeringId: string, now: Date): Promise<Class | null> {
  const [row] = await tx.$queryRaw<{ capacity: number; taken: number; offers: boolean }[]>`
    SELECT o.capacity, places_taken(o.id) AS taken,
           o.status IN ('open', 'confirmed') AND o.paused_at IS NULL AND o.allocation <> 'school_choice'
             AND (o.allocation <> 'draw' OR d.status = 'drawn') AS offers
      FROM offering o LEFT JOIN draw d ON d.id = o.draw_id WHERE o.id = ${offeringId}::uuid`;
  if (!row?.offers) return null;
  const [lesson] = await lessonTimes(tx, offeringId);
  const first = lesson && startOf(lesson);
  return first && first > now ? { capacity: row.capacity, taken: row.taken, first } : null;
}

/** One tie at a time has places kept; when that is over the class is looked at again. */
async function keepFor(
  tx: Tx,
  offeringId: string,
  ids: readonly string[],
  until: Date | null,
  now: Date,
): Promise<void> {
  await tx.waitingEntry.updateMany({
    where: { id: { in: [...ids] }, keptSince: null },
    data: { keptSince: now },
  });
  if (until) await enqueue(tx, 'pass-on', { offeringId }, { runAt: until, jobKey: `pass-on:${offeringId}` });
}

/** Makes one offer: the row, its lapse, its audit event and its message. The class is locked. */
export async function offerPlace(
  tx: Tx,
  { offeringId, entry, until }: { offeringId: string; entry: Omit<Line, 'tieId' | 'keptSince'>; until: Date },
  now: Date,
): Promise<void> {
  const { id, childId, guardianId } = entry;
  await tx.waitingEntry.update({
    where: { id },
    data: { status: 'offered', offeredAt: now, offerUntil: until, keptSince: null },
    select: { id: true },
  });
  await recordAudit(
    tx,
    { system: 'waiting' },
    {
      verb: 'waiting.offer',
      subjectKind: 'waiting_entry',
      subjectId: id,
      data: { offeringId, childId, until: until.toISOString() },
    },
    now,
  );
  await enqueue(tx, 'lapse-offer', { entryId: id }, { runAt: until, jobKey: `lapse-offer:${id}` });
  const userIds = await usersAround(tx, childId, guardianId);
  await notify(
    tx,
    { userIds },
    'place_offered',
    { entryId: id, offeringId, childId, until: until.toISOString() },
    now,
  );
}
