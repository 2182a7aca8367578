import type { Payment, Refund } from '~/db/generated/client';
import { type SchoolDate, todayInShanghai } from '~/domain/calendar';
import { nextTry } from '~/domain/payment/refund-tries';
import type { PaymentMethod, PaymentStatus, RefundReason, RefundRoute, RefundStatus } from '~/domain/states';

export type RefundCard = {
  id: string;
  amountFen: number;
  status: RefundStatus;
  reason: RefundReason;
  route: RefundRoute;
  attempt: number;
  /** It failed and another one was sent instead. */
  triedAgain: boolean;
  /** It failed and goes again by itself on that day; null: people decide. */
  againOn: SchoolDate | null;
  requestedAt: string;
  sentAt: string | null;
  arrivedAt: string | null;
  failedAt: string | null;
};

export type PaymentCard = {
  id: string;
  amountFen: number;
  status: PaymentStatus;
  payee: 'fiscal' | 'school';
  method: PaymentMethod;
  createdAt: string;
  paidAt: string | null;
  refunds: RefundCard[];
};

const iso = (at: Date | null) => at?.toISOString() ?? null;

function againOn({ status, attempt, failedAt }: Refund): SchoolDate | null {
  const at = status === 'failed' && failedAt ? nextTry({ attempt, failedAt }) : null;
  return at && todayInShanghai(at);
}

/** A payment with what goes back of it, as families read it. */
export function paymentCard({ refunds, ...payment }: Payment & { refunds: readonly Refund[] }): PaymentCard {
  const { id, amountFen, status, payee, method } = payment;
  return {
    id,
    amountFen,
    status,
    payee,
    method,
    createdAt: payment.createdAt.toISOString(),
    paidAt: iso(payment.paidAt),
    refunds: refunds.map((refund) => ({
      id: refund.id,
      amountFen: refund.amountFen,
      status: refund.status,
      reason: refund.reason,
      route: refund.route,
      attempt: refund.attempt,
      triedAgain: refund.status === 'failed' && refunds.some((each) => each.attempt > refund.attempt),
      againOn: againOn(refund),
      requestedAt: refund.requestedAt.toISOString(),
      sentAt: iso(refund.sentAt),
      arrivedAt: iso(refund.arrivedAt),
      failedAt: iso(refund.failedAt),
    })),
  };
}
