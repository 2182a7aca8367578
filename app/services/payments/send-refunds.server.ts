import { db } from '~/db/client.server';
import { inTransaction, lockRow, type Tx } from '~/db/transaction.server';
import { type SchoolDate, todayInShanghai } from '~/domain/calendar';
import type { EntryKind } from '~/domain/ledger/accounts';
import { familyMoney } from '~/domain/ledger/place';
import { batchHasCome, openFailure, waitsForBatch } from '~/domain/payment/refund-tries';
import type { RefundReason } from '~/domain/states';
import { log } from '~/http/log.server';
import { moneySettingsOn } from '../county/settings.server';
import { placesMoney } from '../ledger/place-money.server';
import { alarmStuck } from './alarm-stuck.server';
import { sendBack } from './send-back.server';

export type SentRefunds = { places: number; alarms: number };

/**
 * Sends what the ledger says goes back and is not on its way: what waited for the county's day of the week (or, where
 * there is none, what anything left behind), and what failed and is due for another try. Then alarms the bureau of
 * refunds that do not arrive. Safe to repeat.
 */
export async function sendRefunds(now: Date): Promise<SentRefunds> {
  const settings = await moneySettingsOn(db, now);
  const atOnce = settings.refund_batch === 'at_once';
  let places = 0;
  for (const id of await owingPlaces()) {
    // One that cannot be sent now must not keep the others.
    const sent = await inTransaction((tx) => sendOne(tx, id, atOnce, now)).catch((error: unknown) => {
      log.warn({ err: error, enrollmentId: id }, 'refunds of a place not sent');
      return false;
    });
    if (sent) places += 1;
  }
  const alarms = await alarmStuck(settings.refund_alarm_days, now);
  return { places, alarms };
}

/** Places that owe their family more than what was asked to go back. */
async function owingPlaces(): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT p.enrollment_id::text AS id FROM posting p
     WHERE p.account = 'refund_payable' AND p.enrollment_id IS NOT NULL
     GROUP BY p.enrollment_id
    HAVING -sum(p.amount_fen) > COALESCE((SELECT sum(f.amount_fen) FROM refund f JOIN payment y ON y.id = f.payment_id
                                           WHERE y.enrollment_id = p.enrollment_id AND f.status = 'requested'), 0)
     ORDER BY 1`;
  return rows.map(({ id }) => id);
}

async function sendOne(tx: Tx, enrollmentId: string, atOnce: boolean, now: Date): Promise<boolean> {
  await lockRow(tx, 'enrollment', enrollmentId);
  const place = (await placesMoney(tx, [enrollmentId])).get(enrollmentId);
  if (!place || familyMoney(place).backFen <= place.goneFen) return false;
  const { reason, since } = await reasonOf(tx, enrollmentId);
  const today = todayInShanghai(now);
  const batchDay = atOnce || batchHasCome(since ?? today, today);
  const payments = await tx.payment.findMany({
    where: { enrollmentId },
    select: { refunds: { orderBy: { requestedAt: 'asc' }, select: { status: true, attempt: true } } },
  });
  const failed = payments.some(({ refunds }) => openFailure(refunds) !== null);
  // On other days only what was sent before, and failed, goes again.
  if (!batchDay && waitsForBatch(reason) && !failed) return false;
  const before = payments.reduce((sum, { refunds }) => sum + refunds.length, 0);
  await sendBack(tx, place, { reason, batch: batchDay || failed }, now);
  return (await tx.refund.count({ where: { payment: { enrollmentId } } })) > before;
}

const REASONS: Partial<Record<EntryKind, RefundReason>> = {
  lesson_canceled: 'lesson_canceled',
  lesson_earned: 'absence',
  attendance_changed: 'absence',
  price_changed: 'price_changed',
  withdrawal: 'withdrawn',
  payment_received: 'paid_twice',
  transfer_assigned: 'paid_twice',
};

type Owed = { reason: RefundReason; since: SchoolDate | null };

/** Why money goes back, and since when, by the entry that last made it so; a refund that failed keeps its own reason. */
async function reasonOf(tx: Tx, enrollmentId: string): Promise<Owed> {
  const failed = await tx.refund.findFirst({
    where: { payment: { enrollmentId }, status: 'failed' },
    orderBy: { requestedAt: 'desc' },
    select: { reason: true },
  });
  const [entry] = await tx.$queryRaw<{ kind: EntryKind; end_reason: string | null; day: SchoolDate }[]>`
    SELECT j.kind, e.end_reason::text, to_char(j.day, 'YYYY-MM-DD') AS day FROM posting p
      JOIN journal_entry j ON j.id = p.entry_id JOIN enrollment e ON e.id = p.enrollment_id
     WHERE p.enrollment_id = ${enrollmentId}::uuid AND p.account = 'refund_payable' AND p.amount_fen < 0
       AND j.kind <> 'refund_returned'
     ORDER BY j.number DESC LIMIT 1`;
  const since = entry?.day ?? null;
  const known = entry && REASONS[entry.kind];
  if (known) return { reason: known, since };
  if (failed) return { reason: failed.reason, since };
  const by = entry?.end_reason;
  if (by === 'guardian') return { reason: 'guardian_canceled', since };
  const bySchool = by === 'school' || by === 'provider' || by === 'merged';
  return { reason: bySchool ? 'school_canceled' : 'paid_too_late', since };
}
