import type Stripe from 'stripe';
import type { BalanceMovement, CheckoutState, PaymentEvent, PaymentMethod, RefundState } from './port';

const seconds = (at: number) => new Date(at * 1000);

function idOf(reference: string | { id: string } | null | undefined): string | null {
  if (!reference) return null;
  return typeof reference === 'string' ? reference : reference.id;
}

function methodOf(type: string | undefined): PaymentMethod | null {
  return type === 'card' || type === 'alipay' || type === 'wechat_pay' ? type : null;
}

function checkoutStatus(status: string | null): CheckoutState['status'] {
  if (status === 'open' || status === 'complete' || status === 'expired') return status;
  throw new TypeError(`A checkout session with the status ${status}`);
}

/** Reads a Checkout Session that was fetched with `payment_intent.latest_charge` expanded. */
export function checkoutState(session: Stripe.Checkout.Session): CheckoutState {
  const intent = typeof session.payment_intent === 'string' ? null : session.payment_intent;
  const charge = intent && typeof intent.latest_charge === 'object' ? intent.latest_charge : null;
  const paid = session.payment_status === 'paid';
  if (session.currency !== 'cny' || session.amount_total === null) {
    throw new TypeError(`Checkout ${session.id} is not a sum in CNY`);
  }
  return {
    checkoutId: session.id,
    status: checkoutStatus(session.status),
    paymentStatus: paid ? 'paid' : 'unpaid',
    settling: session.status === 'complete' && !paid && intent?.status === 'processing',
    amountFen: session.amount_total,
    refundedFen: charge?.amount_refunded ?? 0,
    currency: 'CNY',
    paymentIntentId: idOf(session.payment_intent),
    paymentId: session.metadata?.paymentId ?? null,
    method: methodOf(charge?.payment_method_details?.type),
    paidAt: paid && charge ? seconds(charge.created) : null,
    expiresAt: seconds(session.expires_at),
    url: session.url,
  };
}

function refundStatus(status: string | null): RefundState['status'] {
  if (status === 'succeeded') return 'succeeded';
  // A canceled refund never reached the family: the money is still to be sent.
  return status === 'failed' || status === 'canceled' ? 'failed' : 'pending';
}

export function refundState(refund: Stripe.Refund): RefundState {
  return {
    refundId: refund.id,
    status: refundStatus(refund.status),
    amountFen: refund.amount,
    paymentIntentId: idOf(refund.payment_intent),
    failureReason: refund.failure_reason ?? null,
    metadata: refund.metadata ?? {},
  };
}

/** What an event is about, by the kind of object it carries. The object itself is not believed, only its id. */
export function paymentEvent(event: Stripe.Event): PaymentEvent {
  const subject = event.data.object as {
    object: string;
    id?: string;
    payment_intent?: string | { id: string };
  };
  const intentId = idOf(subject.payment_intent);
  return {
    id: event.id,
    type: event.type,
    createdAt: seconds(event.created),
    ...(event.account && { account: event.account }),
    ...(subject.object === 'checkout.session' && { checkoutId: subject.id }),
    ...(subject.object === 'refund' && { refundId: subject.id }),
    ...(subject.object === 'payment_intent' && { paymentIntentId: subject.id }),
    ...(intentId && { paymentIntentId: intentId }),
  };
}

function movementType(type: string): BalanceMovement['type'] {
  switch (type) {
    case 'charge':
    case 'payment':
      return 'payment';
    case 'refund':
    case 'payment_refund':
      return 'refund';
    case 'refund_failure':
    case 'payment_failure_refund':
      return 'refund_failed';
    case 'payout':
    case 'payout_failure':
    case 'payout_cancel':
      return 'payout';
    default:
      return 'other';
  }
}

/** Reads a balance transaction that was listed with its source expanded. */
export function balanceMovement(row: Stripe.BalanceTransaction): BalanceMovement {
  const source = typeof row.source === 'object' ? row.source : null;
  const charge = source?.object === 'charge' ? source : null;
  const refund = source?.object === 'refund' ? source : null;
  return {
    movementId: row.id,
    type: movementType(row.type),
    amountFen: row.amount,
    feeFen: row.fee,
    movedAt: seconds(row.created),
    paymentIntentId: idOf(charge?.payment_intent ?? refund?.payment_intent),
    refundId: refund?.id ?? null,
  };
}
