import { openStore } from '~/ports/payments/sandbox/store.server';
import type { CountyRows } from './county';
import { feeOf } from './payments';
import { movementOf } from './reconciled';

/**
 * Tells the practice till about what the seeded families paid, so that canceling one of those places sends the money
 * back as it would for any other. Only the demo has such a till.
 *
 * @param file where the till keeps its books
 */
export async function tellTill(
  file: string,
  { payment, refund }: Pick<CountyRows, 'payment' | 'refund'>,
): Promise<void> {
  const store = openStore(file);
  const { balance, charges, intents, refunds } = store.state;
  const seconds = (at: Date) => Math.floor(at.getTime() / 1000);
  const intentOf = new Map<string, string>();
  for (const row of payment) {
    const { paymentIntentId: id, paidAt } = row;
    if (!id || !paidAt || !row.id) continue;
    const chargeId = id.replace('pi_', 'ch_');
    const common = {
      account: row.payeeAccount ?? null,
      created: seconds(paidAt as Date),
      amount: row.amountFen,
      method: 'card' as const,
      metadata: { paymentId: row.id },
    };
    intents[id] = { ...common, id, status: 'succeeded', chargeId, declined: false, refundsFail: false };
    charges[chargeId] = { ...common, id: chargeId, intentId: id, balanceId: movementOf(id) };
    const entry = {
      account: common.account,
      created: common.created,
      amount: common.amount,
      sourceId: chargeId,
    };
    const balanceId = movementOf(id);
    balance[balanceId] = { ...entry, id: balanceId, type: 'charge', fee: feeOf(row.amountFen) };
    intentOf.set(row.id, id);
  }
  for (const row of refund) {
    const intentId = intentOf.get(row.paymentId);
    const intent = intentId ? intents[intentId] : undefined;
    if (!intent?.chargeId || !row.stripeRefundId || !row.id) continue;
    const balanceId = movementOf(row.stripeRefundId);
    const common = { account: intent.account, created: seconds((row.sentAt ?? row.requestedAt) as Date) };
    balance[balanceId] = {
      ...common,
      id: balanceId,
      type: 'refund',
      amount: -row.amountFen,
      sourceId: row.stripeRefundId,
    };
    if (row.status === 'failed') {
      const id = `${balanceId}f`;
      balance[id] = {
        account: common.account,
        created: seconds((row.failedAt ?? row.sentAt) as Date),
        id,
        type: 'refund_failure',
        amount: row.amountFen,
        sourceId: row.stripeRefundId,
      };
    }
    refunds[row.stripeRefundId] = {
      ...common,
      id: row.stripeRefundId,
      intentId: intent.id,
      chargeId: intent.chargeId,
      amount: row.amountFen,
      status: row.status === 'failed' ? 'failed' : row.status === 'sent' ? 'pending' : 'succeeded',
      reason: 'requested_by_customer',
      metadata: { refundId: row.id },
      balanceId,
      failureBalanceId: row.status === 'failed' ? `${balanceId}f` : null,
      answersAt: null,
    };
  }
  await store.commit();
}
