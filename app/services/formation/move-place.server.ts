import type { Tx } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import type { SchoolDate } from '~/domain/calendar';
import { familyMoney } from '~/domain/ledger/place';
import type { Fee } from '~/domain/pricing/quote';
import { type AuditActor, recordAudit } from '../audit/record.server';
import { usersAround } from '../children/guardian.server';
import type { FrozenQuote } from '../enrollment/frozen-quote';
import { postPlaces } from '../ledger/post.server';
import { notify } from '../messages/notify.server';
import { sendBack } from '../payments/send-back.server';
import { endEntries } from '../waiting/end-entries.server';
import type { Move } from './merge-plan.server';

export type Destination = {
  readonly fromId: string;
  readonly intoId: string;
  readonly fee: Fee;
  /** The first day of the class that it is moved to. */
  readonly firstDate: SchoolDate;
};

/**
 * Moves one place to another class with its money: the same row, payments and receipts, from now on with the price and
 * the lessons of the other class. What that costs less goes back. Both classes and the place are locked, and the lessons
 * of the old class are canceled already, so that the guards of the database compare the child's week without them.
 *
 * @returns whole fen that go back
 */
export async function movePlace(
  tx: Tx,
  by: AuditActor,
  { place, quote }: Move,
  { fromId, intoId, fee, firstDate }: Destination,
  now: Date,
): Promise<number> {
  const { id, childId, guardianId } = place;
  await closeOwnEntry(tx, by, { childId, intoId }, now);
  const stored = await tx.enrollment.findUniqueOrThrow({
    where: { id },
    select: { quote: true, _count: { select: { revisions: true } } },
  });
  // Who collects and how absences count was said when the place was taken.
  const { refundModel, payee } = stored.quote as Partial<FrozenQuote>;
  const { perLessonFen, lessons } = fee;
  const frozen: FrozenQuote = { ...quote, perLessonFen, lessons, refundModel, payee };
  await tx.quoteRevision.create({
    data: {
      enrollmentId: id,
      number: stored._count.revisions + 1,
      fromDate: dateColumn(firstDate),
      quote: frozen as object,
      reason: 'merged',
      fromOfferingId: fromId,
      createdAt: now,
    },
    select: { number: true },
  });
  await tx.enrollment.update({
    where: { id },
    data: { offeringId: intoId, ...(place.status === 'held' && { dueFen: quote.dueFen }) },
    select: { id: true },
  });
  const act = { kind: 'price_changed', subjectKind: 'offering', subjectId: fromId } as const;
  const after = (await postPlaces(tx, act, [id], now)).get(id);
  if (!after) throw new Error(`no such place: ${id}`);
  // A place that was paid in part may be paid in full by the lower price.
  const paid = place.status === 'held' && familyMoney(after).openFen === 0;
  if (paid)
    await tx.enrollment.update({
      where: { id },
      data: { status: 'confirmed', confirmedAt: now },
      select: { id: true },
    });
  const refundFen = await sendBack(tx, after, { reason: 'price_changed' }, now);
  await recordAudit(
    tx,
    by,
    {
      verb: 'enrollment.move',
      subjectKind: 'enrollment',
      subjectId: id,
      data: { from: fromId, to: intoId, childId, dueFen: quote.dueFen, refundFen, confirmed: paid },
    },
    now,
  );
  const userIds = await usersAround(tx, childId, guardianId);
  const params = { enrollmentId: id, offeringId: intoId, childId, date: firstDate };
  if (refundFen > 0) await notify(tx, { userIds }, 'class_merged_refund', { ...params, refundFen }, now);
  else await notify(tx, { userIds }, 'class_merged_moved', params, now);
  return refundFen;
}

/** A child that gets a place waits for none there any more. */
async function closeOwnEntry(
  tx: Tx,
  by: AuditActor,
  { childId, intoId }: { childId: string; intoId: string },
  now: Date,
): Promise<void> {
  const entries = await tx.waitingEntry.findMany({
    where: { childId, offeringId: intoId, status: { in: ['waiting', 'offered'] } },
    select: { id: true },
  });
  if (entries.length === 0) return;
  await endEntries(tx, by, { entryIds: entries.map(({ id }) => id), status: 'closed' }, now);
}
