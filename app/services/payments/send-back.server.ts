import type { Tx } from '~/db/client.server';
import { familyMoney } from '~/domain/ledger/place';
import { sumFen } from '~/domain/money';
import { nextAttempt, nextTry, openFailure, waitsForBatch } from '~/domain/payment/refund-tries';
import type { RefundReason, RefundRoute, RefundStatus } from '~/domain/states';
import { moneySettingsOn } from '../county/settings.server';
import type { StoredPlace } from '../ledger/place-money.server';
import { requestRefund } from './request-refund.server';

type SendBack = {
  readonly reason: RefundReason;
  /** The family keeps it for the next class of the same payee instead. */
  readonly asCredit?: boolean;
  /** The payment it should come out of first: the one that came too late, or twice. */
  readonly firstFrom?: string;
  /** The county's day of the week has come: what waited for it goes too. */
  readonly batch?: boolean;
  /** An officer decided: what failed goes again now, whatever became of it before, by this way where one is named. */
  readonly again?: { readonly paymentId: string; readonly route: RefundRoute | null };
};

type PaidRow = {
  readonly id: string;
  readonly method: 'stripe' | 'bank_transfer' | 'credit';
  readonly amountFen: number;
  readonly refunds: readonly {
    readonly amountFen: number;
    readonly status: RefundStatus;
    readonly attempt: number;
    readonly route: RefundRoute;
    readonly requestedAt: Date;
    readonly failedAt: Date | null;
  }[];
};

/**
 * Sets going what the ledger says a family gets back for a place and what is not on its way yet, over the payments it
 * came from, each by the way it came: the pay page's by the job `send-refund`, a transfer's by hand of the payee,
 * credit at once. Safe to repeat: what is on its way is not sent again. What a payment failed to give back waits for its
 * next try; what nobody asked for waits for the county's day of the week where it has one. The job `send-refunds` comes
 * for both. The caller has posted the place and locked it.
 *
 * @returns whole fen that go back, now or on that day
 */
export async function sendBack(tx: Tx, place: StoredPlace, wish: SendBack, now: Date): Promise<number> {
  const payments: PaidRow[] = await tx.payment.findMany({
    where: { enrollmentId: place.id, status: 'paid' },
    orderBy: [{ paidAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      method: true,
      amountFen: true,
      refunds: {
        orderBy: [{ requestedAt: 'asc' }, { attempt: 'asc' }],
        select: {
          amountFen: true,
          status: true,
          attempt: true,
          route: true,
          requestedAt: true,
          failedAt: true,
        },
      },
    },
  });
  const asked = payments.flatMap(({ refunds }) => refunds.filter(({ status }) => status === 'requested'));
  let toSend = familyMoney(place).backFen - place.goneFen - sum(asked);
  const total = Math.max(0, toSend);
  if (total === 0 || (await isForLater(tx, wish, now))) return total;
  payments.sort((a, b) => Number(isFirst(b, wish)) - Number(isFirst(a, wish)));
  for (const payment of payments) {
    const left = payment.amountFen - sum(payment.refunds.filter(({ status }) => status !== 'failed'));
    const amountFen = Math.min(toSend, left);
    const failed = openFailure(payment.refunds);
    if (amountFen <= 0 || (failed && !wish.asCredit && !isDue(payment.id, failed, wish, now))) continue;
    toSend -= amountFen;
    const route = routeOf(payment, wish);
    const attempt = nextAttempt(payment.refunds);
    const { reason } = wish;
    await requestRefund(tx, place, { paymentId: payment.id, amountFen, route, attempt, reason }, now);
  }
  return total;
}

const sum = (rows: readonly { amountFen: number }[]) => sumFen(rows.map(({ amountFen }) => amountFen));

const isFirst = ({ id }: PaidRow, { firstFrom, again }: SendBack) => id === (again?.paymentId ?? firstFrom);

async function isForLater(tx: Tx, { reason, asCredit, batch, again }: SendBack, now: Date): Promise<boolean> {
  if (asCredit || batch || again || !waitsForBatch(reason)) return false;
  return (await moneySettingsOn(tx, now)).refund_batch === 'weekly';
}

function isDue(
  paymentId: string,
  failed: { attempt: number; requestedAt: Date; failedAt: Date | null },
  { again }: SendBack,
  now: Date,
): boolean {
  if (again?.paymentId === paymentId) return true;
  const at = nextTry({ attempt: failed.attempt, failedAt: failed.failedAt ?? failed.requestedAt });
  return at !== null && at <= now;
}

function routeOf({ id, method, refunds }: PaidRow, { asCredit, again }: SendBack): RefundRoute {
  if (asCredit || method === 'credit') return 'credit';
  if (again?.paymentId === id && again.route) return again.route;
  // Where the bureau had to send by hand the old way is closed: what comes later goes by hand too.
  const byHand = refunds.some(({ route, attempt }) => route === 'bank_transfer' && attempt > 1);
  if (byHand && again?.paymentId !== id) return 'bank_transfer';
  return method === 'bank_transfer' ? 'bank_transfer' : 'original';
}
