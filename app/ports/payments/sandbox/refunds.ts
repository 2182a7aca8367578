import { ApiError, missing } from './api-error';
import { emit } from './events';
import { chargeShape, refundShape } from './money-shapes';
import { metadata, onlyKnown, optionalText, type Params, positiveInteger } from './params';
import {
  type Account,
  type Books,
  type ChargeRecord,
  present,
  type RefundRecord,
  refundedOf,
} from './records';

const REASONS = ['duplicate', 'fraudulent', 'requested_by_customer'];

const yuan = (fen: number) => `¥${(fen / 100).toFixed(2)}`;

function chargeToRefund(books: Books, account: Account, params: Params): ChargeRecord {
  const intentId = optionalText(params.payment_intent, 'payment_intent');
  const chargeId = optionalText(params.charge, 'charge');
  if (chargeId !== null) {
    const charge = books.state.charges[chargeId];
    if (charge?.account !== account) throw missing('charge', chargeId, 'charge');
    return charge;
  }
  if (intentId === null) {
    throw new ApiError(
      400,
      'One of the following params should be provided for this request: payment_intent or charge.',
    );
  }
  const intent = books.state.intents[intentId];
  if (intent?.account !== account) throw missing('payment_intent', intentId, 'payment_intent');
  const charge = books.state.charges[intent.chargeId ?? ''];
  if (!charge) {
    const message = `This PaymentIntent (${intentId}) does not have a successful charge to refund.`;
    throw new ApiError(400, message, { begun: true });
  }
  return charge;
}

function amountToRefund(books: Books, charge: ChargeRecord, value: unknown): number {
  const left = charge.amount - refundedOf(books.state, charge.id);
  if (left === 0) {
    const message = `Charge ${charge.id} has already been refunded.`;
    throw new ApiError(400, message, { code: 'charge_already_refunded', begun: true });
  }
  const amount = value === undefined ? left : positiveInteger(value, 'amount');
  if (amount > left) {
    const message = `Refund amount (${yuan(amount)}) is greater than unrefunded amount on charge (${yuan(left)})`;
    throw new ApiError(400, message, { param: 'amount', begun: true });
  }
  return amount;
}

/** Sends money back: a card at once, a wallet a little later, as their networks do. */
export function createRefund(books: Books, account: Account, params: Params): RefundRecord {
  onlyKnown(params, ['payment_intent', 'charge', 'amount', 'reason', 'metadata', 'expand']);
  const given = metadata(params.metadata);
  const reason = optionalText(params.reason, 'reason');
  if (reason !== null && !REASONS.includes(reason)) {
    throw new ApiError(400, `Invalid reason: must be one of ${REASONS.join(', ')}`, { param: 'reason' });
  }
  const charge = chargeToRefund(books, account, params);
  const amount = amountToRefund(books, charge, params.amount);
  const later = charge.method !== 'card' || present(books.state.intents[charge.intentId]).refundsFail;
  const refund: RefundRecord = {
    id: books.newId(charge.method === 'card' ? 're' : 'pyr'),
    account,
    created: books.now(),
    intentId: charge.intentId,
    chargeId: charge.id,
    amount,
    status: charge.method === 'card' ? 'succeeded' : 'pending',
    reason,
    metadata: given,
    balanceId: books.newId('txn'),
    failureBalanceId: null,
    answersAt: later ? books.now() + books.refundSeconds : null,
  };
  books.state.refunds[refund.id] = refund;
  books.state.balance[refund.balanceId] = {
    id: refund.balanceId,
    account,
    created: refund.created,
    type: charge.method === 'card' ? 'refund' : 'payment_refund',
    amount: -amount,
    sourceId: refund.id,
  };
  emit(books, 'refund.created', account, refundShape(refund));
  emit(books, 'charge.refunded', account, chargeShape(books.state, charge));
  return refund;
}

/** The outcome of a refund that was not immediate. One that fails puts the money back on the balance. */
export function settleRefund(books: Books, refund: RefundRecord): void {
  const fails = present(books.state.intents[refund.intentId]).refundsFail;
  refund.answersAt = null;
  refund.status = fails ? 'failed' : 'succeeded';
  if (fails) {
    refund.failureBalanceId = books.newId('txn');
    books.state.balance[refund.failureBalanceId] = {
      id: refund.failureBalanceId,
      account: refund.account,
      created: books.now(),
      type: 'refund_failure',
      amount: refund.amount,
      sourceId: refund.id,
    };
    emit(books, 'refund.failed', refund.account, refundShape(refund));
  }
  emit(books, 'refund.updated', refund.account, refundShape(refund));
}
