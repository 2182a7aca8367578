import type { Tx } from '~/db/client.server';
import { compareMovement, type OurSide } from '~/domain/payment/reconcile';
import type { BalanceMovement } from '~/ports/payments/port';
import { postEntry } from '../ledger/post.server';
import type { CollectingAccount } from './accounts.server';

export type TakenMovement = 'matched' | 'open' | 'known';

/**
 * Compares one movement at the payment service with ours and posts what it cost, once. What was missing there until now
 * is found with it. Safe to repeat.
 */
export async function takeMovement(
  tx: Tx,
  { account, party }: CollectingAccount,
  movement: BalanceMovement,
  now: Date,
): Promise<TakenMovement> {
  const key = movement.movementId;
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`movement:${key}`}, 0))::text`;
  const before = await tx.reconciliationItem.findUnique({
    where: { key },
    select: { status: true, resolvedAt: true },
  });
  // What did not match is looked at again: news of a payment can come after its movement.
  if (before && (before.status === 'matched' || before.resolvedAt)) return 'known';
  const ours = await oursOf(tx, account, movement);
  const status = compareMovement(movement, ours);
  if (before?.status === status) return 'known';
  const found = {
    status,
    paymentId: ours?.paymentId ?? null,
    refundId: ours?.refundId ?? null,
    checkedAt: now,
  };
  const { type, amountFen, feeFen, movedAt } = movement;
  await tx.reconciliationItem.upsert({
    where: { key },
    create: { account, key, type, amountFen, feeFen, movedAt, ...found },
    update: found,
    select: { id: true },
  });
  if (!before && feeFen !== 0) await postFee(tx, party, movement, now);
  const missing = ours && (ours.refundId ? `refund:${ours.refundId}` : `payment:${ours.paymentId}`);
  if (missing && status === 'matched') {
    await tx.reconciliationItem.updateMany({
      where: { key: missing, resolvedAt: null },
      data: { resolvedAt: now, status: 'matched' },
    });
  }
  return status === 'matched' ? 'matched' : 'open';
}

type Ours = NonNullable<OurSide> & { paymentId: string | null; refundId: string | null };

async function oursOf(tx: Tx, account: string, movement: BalanceMovement): Promise<Ours | null> {
  if (movement.type === 'refund' || movement.type === 'refund_failed') {
    if (!movement.refundId) return null;
    const refund = await tx.refund.findUnique({
      where: { stripeRefundId: movement.refundId },
      select: { id: true, amountFen: true, payment: { select: { payeeAccount: true } } },
    });
    if (!refund) return null;
    const sameAccount = (refund.payment.payeeAccount ?? '') === account;
    return { amountFen: refund.amountFen, sameAccount, paymentId: null, refundId: refund.id };
  }
  if (movement.type !== 'payment' || !movement.paymentIntentId) return null;
  const payment = await tx.payment.findUnique({
    where: { paymentIntentId: movement.paymentIntentId },
    select: { id: true, amountFen: true, payeeAccount: true, status: true },
  });
  // Money that came for a payment of ours that we do not know as paid is as good as unknown.
  if (payment?.status !== 'paid') return null;
  const sameAccount = (payment.payeeAccount ?? '') === account;
  return { amountFen: payment.amountFen, sameAccount, paymentId: payment.id, refundId: null };
}

async function postFee(tx: Tx, party: string, { movementId, feeFen }: BalanceMovement, now: Date) {
  const line = { party, fund: '', enrollmentId: null };
  const act = {
    kind: 'payment_fee',
    subjectKind: 'balance_transaction',
    subjectId: movementId,
    key: `fees:${movementId}`,
  } as const;
  await postEntry(
    tx,
    act,
    [
      { ...line, account: 'stripe_fees', amountFen: feeFen },
      { ...line, account: 'cash', amountFen: -feeFen },
    ],
    now,
  );
}
