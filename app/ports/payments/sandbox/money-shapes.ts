import {
  type Account,
  type BalanceRecord,
  type ChargeRecord,
  type IntentRecord,
  present,
  type RefundRecord,
  refundedOf,
  type State,
} from './records';
import { childOf, listShape, TEST } from './shape-parts';

export function intentShape(state: State, intent: IntentRecord, wanted: readonly string[] = []): object {
  const charge = intent.chargeId ? present(state.charges[intent.chargeId]) : null;
  const paid = intent.status === 'succeeded';
  return {
    id: intent.id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: intent.amount,
    amount_capturable: 0,
    amount_received: paid ? intent.amount : 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: null,
    confirmation_method: 'automatic',
    created: intent.created,
    currency: 'cny',
    customer: null,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    last_payment_error: intent.declined ? declinedShape(intent) : null,
    latest_charge:
      charge && childOf(wanted, 'latest_charge', charge.id, (below) => chargeShape(state, charge, below)),
    ...TEST,
    managed_payments: null,
    metadata: intent.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: [intent.method],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: intent.status,
    transfer_data: null,
    transfer_group: null,
  };
}

function declinedShape(intent: IntentRecord): object {
  const facts =
    intent.method === 'card'
      ? { code: 'card_declined', decline_code: 'generic_decline', message: 'Your card was declined.' }
      : { code: 'payment_intent_payment_attempt_failed', message: 'The payment failed.' };
  return { ...facts, type: intent.method === 'card' ? 'card_error' : 'invalid_request_error' };
}

export function chargeShape(state: State, charge: ChargeRecord, wanted: readonly string[] = []): object {
  const refunded = refundedOf(state, charge.id);
  const refunds = Object.values(state.refunds).filter((refund) => refund.chargeId === charge.id);
  const balance = present(state.balance[charge.balanceId]);
  return {
    id: charge.id,
    object: 'charge',
    amount: charge.amount,
    amount_captured: charge.amount,
    amount_refunded: refunded,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: childOf(wanted, 'balance_transaction', balance.id, () =>
      balanceShape(state, balance),
    ),
    billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
    calculated_statement_descriptor: null,
    captured: true,
    created: charge.created,
    currency: 'cny',
    customer: null,
    description: null,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    ...TEST,
    metadata: charge.metadata,
    on_behalf_of: null,
    outcome: null,
    paid: true,
    payment_intent: charge.intentId,
    payment_method: null,
    payment_method_details: { type: charge.method, [charge.method]: {} },
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: refunded === charge.amount,
    ...(wanted.includes('refunds') && {
      refunds: listShape(`/v1/charges/${charge.id}/refunds`, refunds.map(refundShape)),
    }),
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'succeeded',
    transfer_data: null,
    transfer_group: null,
  };
}

export function refundShape(refund: RefundRecord): object {
  return {
    id: refund.id,
    object: 'refund',
    amount: refund.amount,
    balance_transaction: refund.balanceId,
    charge: refund.chargeId,
    created: refund.created,
    currency: 'cny',
    ...(refund.failureBalanceId && {
      failure_balance_transaction: refund.failureBalanceId,
      failure_reason: 'unknown',
    }),
    metadata: refund.metadata,
    payment_intent: refund.intentId,
    ...(refund.status === 'pending' && { pending_reason: 'processing' }),
    reason: refund.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: refund.status,
    transfer_reversal: null,
  };
}

const REPORTING: Record<BalanceRecord['type'], string> = {
  charge: 'charge',
  payment: 'charge',
  refund: 'refund',
  payment_refund: 'refund',
  refund_failure: 'refund_failure',
};

export function balanceShape(state: State, record: BalanceRecord, wanted: readonly string[] = []): object {
  const fee = record.fee ?? 0;
  const details = { amount: fee, application: null, currency: 'cny', description: 'Processing fees' };
  const [charge, refund] = [state.charges[record.sourceId], state.refunds[record.sourceId]];
  return {
    id: record.id,
    object: 'balance_transaction',
    amount: record.amount,
    available_on: record.created,
    balance_type: 'payments',
    created: record.created,
    currency: 'cny',
    description: null,
    exchange_rate: null,
    fee,
    fee_details: fee === 0 ? [] : [{ ...details, type: 'stripe_fee' }],
    net: record.amount - fee,
    reporting_category: REPORTING[record.type],
    source: childOf(wanted, 'source', record.sourceId, (below) =>
      charge ? chargeShape(state, charge, below) : refundShape(present(refund)),
    ),
    status: 'available',
    type: record.type,
  };
}

/** What lies on an account: everything that moved on it, less fees. */
export function balanceSumShape(state: State, account: Account): object {
  const amount = Object.values(state.balance)
    .filter((record) => record.account === account)
    .reduce((sum, record) => sum + record.amount - (record.fee ?? 0), 0);
  const of = (sum: number) => [{ amount: sum, currency: 'cny', source_types: { card: sum } }];
  return { object: 'balance', available: of(amount), ...TEST, pending: of(0) };
}
