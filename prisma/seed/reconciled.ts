import type { Prisma } from '~/db/generated/client';
import { addDays, instantOf, todayInShanghai } from '~/domain/calendar';
import { idOf } from './ids';
import { feeOf, type PaymentRow, payeeAccountOf } from './payments';
import type { RefundSeed } from './refunds';
import type { Replay } from './replay';
import type { Timeline } from './timeline';
import type { DemoDays } from './today';

type Item = Prisma.ReconciliationItemCreateManyInput & { checkedAt: Date };

export type ReconciledRows = {
  readonly reconciliationItem: Item[];
  readonly reconciliationRun: Prisma.ReconciliationRunCreateManyInput[];
};

/** Every night at three what moved until then is compared; runs of the last nights are listed. */
const RUN_AT = 3 * 60;
const LISTED_RUNS = 10;

/** The balance transaction at the practice till of a payment or a refund: `till.ts` writes down the same. */
export const movementOf = (id: string) => id.replace(/^(pi|re)_/, 'txn_');

/**
 * Compares every payment and refund with the till, as services/reconciliation does each night, and posts what the till
 * kept of it. What moved since the last night is left for the next run.
 */
export function reconcile(
  replay: Replay,
  time: Timeline,
  payments: readonly PaymentRow[],
  payeeOf: ReadonlyMap<string, string>,
): void {
  for (const { paymentIntentId, paidAt, amountFen, enrollmentId } of payments) {
    if (!paymentIntentId || !paidAt) continue;
    const key = movementOf(paymentIntentId);
    const checkedAt = nightAfter(paidAt);
    const side = { party: payeeOf.get(enrollmentId) ?? 'fiscal', fund: '', enrollmentId: null };
    const feeFen = feeOf(amountFen);
    if (feeFen === 0) continue;
    time.at(checkedAt, () =>
      replay.post(
        { kind: 'payment_fee', subjectKind: 'balance_transaction', subjectId: key, key: `fees:${key}` },
        [],
        checkedAt,
        [
          { ...side, account: 'stripe_fees', amountFen: feeFen },
          { ...side, account: 'cash', amountFen: -feeFen },
        ],
      ),
    );
  }
}

/** What was compared until last night, and the runs that did it. */
export function reconciledRows(
  payments: readonly PaymentRow[],
  refunds: readonly RefundSeed[],
  days: DemoDays,
): ReconciledRows {
  const until = instantOf(days.today, 0);
  const byId = new Map(payments.map((row) => [row.id, row]));
  const row = (
    key: string,
    movedAt: Date,
    more: Pick<Item, 'account' | 'type' | 'amountFen'> &
      Partial<Pick<Item, 'feeFen' | 'paymentId' | 'refundId'>>,
  ): Item[] => {
    const checkedAt = nightAfter(movedAt);
    if (checkedAt >= until) return [];
    const known = { feeFen: 0, paymentId: null, refundId: null };
    return [
      { id: idOf('reconciliation_item', key), key, movedAt, checkedAt, status: 'matched', ...known, ...more },
    ];
  };
  const items = [
    ...payments.flatMap(({ id, paymentIntentId, paidAt, amountFen, payeeAccount }) =>
      paymentIntentId && paidAt
        ? row(movementOf(paymentIntentId), paidAt, {
            account: payeeAccount ?? '',
            type: 'payment',
            amountFen,
            feeFen: feeOf(amountFen),
            paymentId: id,
          })
        : [],
    ),
    ...refunds.flatMap(({ id, stripeRefundId, sentAt, failedAt, amountFen, paymentId }) => {
      if (!stripeRefundId || !sentAt) return [];
      const account = payeeAccountOf(byId.get(paymentId));
      const key = movementOf(stripeRefundId);
      const sent = row(key, sentAt, { account, type: 'refund', amountFen: -amountFen, refundId: id });
      const back = { account, type: 'refund_failed', amountFen, refundId: id };
      return [...sent, ...(failedAt ? row(`${key}f`, failedAt, back) : [])];
    }),
  ];
  return {
    reconciliationItem: items,
    reconciliationRun: Array.from({ length: LISTED_RUNS }, (_, index) => {
      const toAt = instantOf(addDays(days.today, index - LISTED_RUNS), RUN_AT);
      return {
        id: idOf('reconciliation_run', index),
        fromAt: new Date(toAt.getTime() - 3 * 86_400_000),
        toAt,
        startedAt: toAt,
        finishedAt: new Date(toAt.getTime() + 4000),
        matched: items.filter(({ checkedAt }) => checkedAt.getTime() === toAt.getTime()).length,
        open: 0,
      };
    }),
  };
}

function nightAfter(at: Date): Date {
  const today = todayInShanghai(at);
  const early = instantOf(today, RUN_AT);
  return at < early ? early : instantOf(addDays(today, 1), RUN_AT);
}
