import type { Payment, Refund } from '~/db/generated/client';
import type { PaymentMethod, PaymentStatus, RefundReason, RefundRoute, RefundStatus } from '~/domain/states';

export type RefundCard = {
  id: string;
  amountFen: number;
  status: RefundStatus;
  reason: RefundReason;
  route: RefundRoute;
  requestedAt: string;
  sentAt: string | null;
  arrivedAt: string | null;
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
      requestedAt: refund.requestedAt.toISOString(),
      sentAt: iso(refund.sentAt),
      arrivedAt: iso(refund.arrivedAt),
    })),
  };
}
