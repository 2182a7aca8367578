import { inTransaction, lockRow, type Tx } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import type { RefundRoute, RefundStatus } from '~/domain/states';
import { recordAudit } from '../audit/record.server';
import { placesMoney } from '../ledger/place-money.server';
import { applyRefund } from './apply-refund.server';
import { sendBack } from './send-back.server';

type Decided = { kind: 'done' };

/** What an officer can do about a refund. `note` is the bank's own number of a transfer, or why one came back. */
export type RefundDecision =
  /** Once more by the way it was paid. */
  | { act: 'again' }
  /** By bank transfer, by hand. */
  | { act: 'by_hand' }
  | { act: 'sent'; note: string }
  | { act: 'arrived' }
  | { act: 'came_back'; note: string };

/**
 * Decides about a refund: one that failed goes again, or by hand; one that goes by hand is marked as sent, arrived or
 * come back, which posts the money like any other. Doing it twice does it once.
 *
 * @throws NotFound; Busy
 */
export async function decideRefund(
  actor: Actor,
  refundId: string,
  decision: RefundDecision,
  now: Date,
): Promise<Decided | Refused> {
  return inTransaction(async (tx) => {
    const refund = await lockedRefund(tx, refundId);
    const outcome = await act(tx, refund, decision, now);
    if (outcome.kind === 'refused') return outcome;
    const entry = { verb: `refund.${decision.act}`, subjectKind: 'refund', subjectId: refundId };
    await recordAudit(tx, { actor, permission: 'money.act' }, entry, now);
    return outcome;
  });
}

async function act(tx: Tx, refund: Row, decision: RefundDecision, now: Date): Promise<Decided | Refused> {
  if (decision.act === 'again' || decision.act === 'by_hand') {
    if (refund.status !== 'failed') return refused({ code: 'changed_meanwhile' });
    return sendAgain(tx, refund, decision.act === 'by_hand' ? 'bank_transfer' : null, now);
  }
  if (refund.route !== 'bank_transfer') return refused({ code: 'invalid_state' });
  const news = newsOf(refund.status, decision);
  if (!news) return refused({ code: 'changed_meanwhile' });
  await applyRefund(tx, refund.id, { refundId: null, ...news }, now);
  return { kind: 'done' };
}

type Row = {
  id: string;
  status: RefundStatus;
  route: RefundRoute;
  reason: Parameters<typeof sendBack>[2]['reason'];
  payment: { id: string; enrollmentId: string };
};

async function lockedRefund(tx: Tx, id: string): Promise<Row> {
  const found = await tx.refund.findUnique({
    where: { id },
    select: { payment: { select: { enrollmentId: true } } },
  });
  if (!found) throw new NotFound('refund');
  await lockRow(tx, 'enrollment', found.payment.enrollmentId);
  await lockRow(tx, 'refund', id);
  return tx.refund.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      status: true,
      route: true,
      reason: true,
      payment: { select: { id: true, enrollmentId: true } },
    },
  });
}

async function sendAgain(
  tx: Tx,
  refund: Row,
  route: RefundRoute | null,
  now: Date,
): Promise<Decided | Refused> {
  const { id: paymentId, enrollmentId } = refund.payment;
  const place = (await placesMoney(tx, [enrollmentId])).get(enrollmentId);
  if (!place) throw new NotFound('enrollment');
  const before = await tx.refund.count({ where: { paymentId } });
  await sendBack(tx, place, { reason: refund.reason, again: { paymentId, route } }, now);
  // Nothing left to send: a later try has it on its way already.
  const after = await tx.refund.count({ where: { paymentId } });
  return after > before ? { kind: 'done' } : refused({ code: 'changed_meanwhile' });
}

function newsOf(status: RefundStatus, decision: Exclude<RefundDecision, { act: 'again' | 'by_hand' }>) {
  switch (decision.act) {
    case 'sent':
      return status === 'requested'
        ? { status: 'pending' as const, failureReason: null, reference: decision.note }
        : null;
    case 'arrived':
      return status === 'sent' ? { status: 'succeeded' as const, failureReason: null } : null;
    case 'came_back':
      return status === 'sent' || status === 'arrived'
        ? { status: 'failed' as const, failureReason: decision.note }
        : null;
  }
}
