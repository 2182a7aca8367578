import type { Tx } from '~/db/client.server';
import { decideEnrollment } from '~/domain/enrollment/decide';
import type { PostingLine } from '~/domain/ledger/accounts';
import { familyMoney, grantedFen } from '~/domain/ledger/place';
import type { MessageKind } from '~/domain/messages/kinds';
import { moneyArrived } from '~/domain/payment/outcome';
import type { PaymentMethod, RefundReason } from '~/domain/states';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '../audit/record.server';
import { usersAround } from '../children/guardian.server';
import { enrollmentFacts } from '../enrollment/facts.server';
import { closePayPages, lapseInTheWay } from '../enrollment/lapse.server';
import { takeOffered } from '../enrollment/take-offered.server';
import { placesMoney } from '../ledger/place-money.server';
import { postPlaces } from '../ledger/post.server';
import { notify } from '../messages/notify.server';
import { issueReceiptSoon } from '../receipts/issue.server';
import type { LockedPlace } from './place.server';
import { sendBack } from './send-back.server';

type Paid = {
  id: string;
  amountFen: number;
  method: PaymentMethod;
  /** A transfer that lay with the payee until somebody knew what it was for: it is there already. */
  assigned?: boolean;
};

/**
 * Gives the money that has just come its consequence; the payment's row says `paid` already. In time and in full: the
 * place is confirmed. In part (credit, a transfer that was too small): it stays held for the rest. After the hold: it is
 * given again if it still can be, under the lock of the offering, else everything goes back. Twice: the second goes back.
 * What came is posted in the same entry as what it changed.
 */
export async function moneyCame(tx: Tx, place: LockedPlace, payment: Paid, now: Date): Promise<void> {
  const { offeringId, childId } = place;
  await issueReceiptSoon(tx, payment);
  const userIds = await usersAround(tx, childId, place.guardianId);
  const ids = { offeringId, childId };
  const outcome = moneyArrived(place);
  const post = async () => {
    const act = {
      kind: payment.assigned ? 'transfer_assigned' : 'payment_received',
      subjectKind: 'payment',
      subjectId: payment.id,
      key: `payment:${payment.id}`,
    } as const;
    const posted = await postPlaces(tx, act, [place.id], now, [await received(tx, place, payment)]);
    const money = posted.get(place.id);
    if (!money) throw new Error(`no such place: ${place.id}`);
    return money;
  };
  const giveBack = async (kind: MessageKind, reason: RefundReason) => {
    const refundFen = await sendBack(tx, await post(), { reason, firstFrom: payment.id }, now);
    await notify(tx, { userIds }, kind, { ...ids, refundFen }, now);
  };

  if (outcome.kind === 'confirm') {
    if (!(await isPaidInFull(tx, place.id))) {
      const { openFen } = familyMoney(await post());
      const until = (place.heldUntil ?? now).toISOString();
      const params = { enrollmentId: place.id, ...ids, paidFen: payment.amountFen, openFen, until };
      await notify(tx, { userIds }, 'paid_in_part', params, now);
      return;
    }
    await confirm(tx, place, now);
    // Whoever transferred more than was asked gets the rest back.
    await sendBack(tx, await post(), { reason: 'paid_twice', firstFrom: payment.id }, now);
    const params = { enrollmentId: place.id, ...ids, paidFen: payment.amountFen };
    await notify(tx, { userIds }, 'place_confirmed', params, now);
    return;
  }
  if (outcome.kind === 'refund') {
    const kinds = {
      paid_twice: 'payment_twice_refunded',
      school_canceled: 'class_canceled',
      guardian_canceled: 'enrollment_canceled',
    } as const;
    // A place whose price went up owes the difference, also when it is over: then this is no second payment.
    if (await owes(tx, place.id)) {
      await sendBack(tx, await post(), { reason: 'paid_twice', firstFrom: payment.id }, now);
    } else await giveBack(kinds[outcome.reason], outcome.reason);
    return;
  }
  if ((await isPaidInFull(tx, place.id)) && (await canStillHaveIt(tx, place, now))) {
    await confirm(tx, place, now);
    await sendBack(tx, await post(), { reason: 'paid_twice', firstFrom: payment.id }, now);
    await enqueue(tx, 'index-offering', { offeringId });
    await notify(tx, { userIds }, 'payment_late_kept', { ...ids, paidFen: payment.amountFen }, now);
    return;
  }
  await tx.enrollment.update({
    where: { id: place.id },
    data: { endReason: 'late_payment' },
    select: { id: true },
  });
  await giveBack('payment_late_refunded', 'paid_too_late');
}

/** Where the money came from: into the payee's account, out of what lay there, or out of what the family had left. */
async function received(tx: Tx, place: LockedPlace, payment: Paid): Promise<PostingLine> {
  const payee = (await placesMoney(tx, [place.id])).get(place.id)?.payee ?? 'fiscal';
  const line = { enrollmentId: null, amountFen: payment.amountFen, fund: '' };
  if (payment.method === 'credit')
    return { ...line, account: 'family_credit', party: place.guardianId, fund: payee };
  return { ...line, account: payment.assigned ? 'unassigned' : 'cash', party: payee };
}

/** Whether what came, less what went back or is on its way, is all that the place costs when it is confirmed. */
async function isPaidInFull(tx: Tx, enrollmentId: string): Promise<boolean> {
  const place = (await placesMoney(tx, [enrollmentId])).get(enrollmentId);
  if (!place) return false;
  const { _sum } = await tx.refund.aggregate({
    where: { payment: { enrollmentId }, status: 'requested' },
    _sum: { amountFen: true },
  });
  const { owedFen } = familyMoney({ ...place, status: 'confirmed' });
  return place.receivedFen - place.goneFen - (_sum.amountFen ?? 0) >= owedFen;
}

/** Whether the ledger still expects money of the family for this place. */
async function owes(tx: Tx, enrollmentId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ fen: number | null }[]>`
    SELECT sum(amount_fen)::int AS fen FROM posting
     WHERE enrollment_id = ${enrollmentId}::uuid AND account = 'receivable'`;
  return (row?.fen ?? 0) > 0;
}

/** Asks again as for a new place: room, grade, time of the child, listing, closing time. The frozen price stays. */
async function canStillHaveIt(tx: Tx, place: LockedPlace, now: Date): Promise<boolean> {
  const { offeringId, childId } = place;
  await lapseInTheWay(tx, { offeringId, childId }, now);
  // One child at a time, as the database's own guard does it: so the answer stays true until the commit.
  await tx.$queryRaw`SELECT id FROM child WHERE id = ${childId}::uuid FOR NO KEY UPDATE`;
  const facts = (await enrollmentFacts(tx, { childId, offeringIds: [offeringId] }, now)).get(offeringId);
  if (!facts || decideEnrollment(facts).kind === 'refused') return false;
  if (!(await canBeSubsidizedAgain(tx, place.id))) return false;
  const [guard] = await tx.$queryRaw<{ free: boolean }[]>`
    SELECT places_taken(o.id, ${place.id}::uuid, ${childId}::uuid) < o.capacity
           AND NOT child_would_overlap(${childId}::uuid, o.id) AS free
      FROM offering o WHERE o.id = ${offeringId}::uuid`;
  if (!guard?.free) return false;
  // It stood in the line again and was offered a place: this is that place.
  if (facts.offered) {
    await takeOffered(tx, { system: 'payments' }, { offeringId, childId, enrollmentId: place.id }, now);
  }
  return true;
}

/** The frozen price counts on what its programmes promised; it was given back when the hold ended. */
async function canBeSubsidizedAgain(tx: Tx, enrollmentId: string): Promise<boolean> {
  const place = (await placesMoney(tx, [enrollmentId])).get(enrollmentId);
  const wanted = place ? grantedFen({ ...place, status: 'confirmed' }) : new Map<string, number>();
  for (const [programmeId, fen] of [...wanted].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [left] = await tx.$queryRaw<{ ok: boolean }[]>`
      WITH locked AS (SELECT id, budget_fen - reserved_fen AS budget, cap_fen FROM programme
                       WHERE id = ${programmeId}::uuid FOR NO KEY UPDATE)
      SELECT l.budget >= ${fen} AND (l.cap_fen IS NULL OR l.cap_fen >= ${fen} + COALESCE((
               SELECT sum(g.amount_fen) FROM subsidy_grant g WHERE g.programme_id = l.id
                  AND g.child_id = ${place?.childId}::uuid AND g.term_id = ${place?.termId}), 0)) AS ok
        FROM locked l`;
    if (!left?.ok) return false;
  }
  return true;
}

async function confirm(tx: Tx, place: LockedPlace, now: Date): Promise<void> {
  await tx.enrollment.update({
    where: { id: place.id },
    data: { status: 'confirmed', confirmedAt: now, endedAt: null, endReason: null },
    select: { id: true },
  });
  await recordAudit(
    tx,
    { system: 'payments' },
    {
      verb: 'enrollment.confirm',
      subjectKind: 'enrollment',
      subjectId: place.id,
      data: { offeringId: place.offeringId, childId: place.childId, was: place.status },
    },
    now,
  );
  await closePayPages(tx, place.id);
}
