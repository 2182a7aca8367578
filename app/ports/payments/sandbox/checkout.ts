import { ApiError } from './api-error';
import { emit } from './events';
import {
  type Account,
  type Books,
  type ChargeRecord,
  type IntentRecord,
  type Method,
  present,
  type SessionRecord,
} from './records';
import type { SessionInput } from './session-params';
import { sessionShape } from './session-shape';

export function openSession(books: Books, account: Account, input: SessionInput): SessionRecord {
  const session: SessionRecord = {
    ...input,
    id: books.newId('cs'),
    account,
    created: books.now(),
    status: 'open',
    paymentStatus: 'unpaid',
    intentId: null,
    bankAnswersAt: null,
  };
  books.state.sessions[session.id] = session;
  return session;
}

export function expireSession(books: Books, session: SessionRecord): void {
  if (session.status !== 'open') {
    const found = `This Checkout Session has a status of \`${session.status}\`.`;
    const message = `Only Checkout Sessions with a status in ["open"] can be expired. ${found}`;
    throw new ApiError(400, message, { begun: true });
  }
  session.status = 'expired';
  emit(books, 'checkout.session.expired', session.account, sessionShape(books.state, session));
}

/** The intent exists from the first try on, as it does at Stripe. */
function tryWith(books: Books, session: SessionRecord, method: Method): IntentRecord {
  const known = session.intentId ? books.state.intents[session.intentId] : undefined;
  const intent: IntentRecord = known ?? {
    id: books.newId('pi'),
    account: session.account,
    created: books.now(),
    status: 'requires_payment_method',
    amount: session.amount,
    method,
    metadata: session.intentMetadata,
    chargeId: null,
    declined: false,
    refundsFail: false,
  };
  books.state.intents[intent.id] = intent;
  session.intentId = intent.id;
  intent.method = method;
  intent.declined = false;
  return intent;
}

/** What wallets and cards here cost a payee: 0.6 percent, rounded to the fen; a refund does not give it back. */
function feeOf(amount: number): number {
  return Math.round((amount * 6) / 1000);
}

function collect(books: Books, session: SessionRecord, intent: IntentRecord): void {
  const wallet = intent.method !== 'card';
  const charge: ChargeRecord = {
    id: books.newId(wallet ? 'py' : 'ch'),
    account: intent.account,
    created: books.now(),
    intentId: intent.id,
    amount: intent.amount,
    method: intent.method,
    metadata: intent.metadata,
    balanceId: books.newId('txn'),
  };
  books.state.charges[charge.id] = charge;
  books.state.balance[charge.balanceId] = {
    id: charge.balanceId,
    account: charge.account,
    created: charge.created,
    type: wallet ? 'payment' : 'charge',
    amount: charge.amount,
    fee: feeOf(charge.amount),
    sourceId: charge.id,
  };
  intent.chargeId = charge.id;
  intent.status = 'succeeded';
  session.paymentStatus = 'paid';
}

export type Payment = { method: Method; refundsFail: boolean; noticeTwice: boolean };

/** The payer pays and the bank agrees. Only an open page takes money: a second try finds it closed. */
export function pay(books: Books, session: SessionRecord, payment: Payment): void {
  const intent = tryWith(books, session, payment.method);
  intent.refundsFail = payment.refundsFail;
  collect(books, session, intent);
  session.status = 'complete';
  const shape = sessionShape(books.state, session);
  if (payment.noticeTwice) {
    // Both ways in which a payment is heard of twice: one event delivered again, and another event about the same.
    emit(books, 'checkout.session.completed', session.account, shape, 2);
    emit(books, 'checkout.session.completed', session.account, shape);
  } else {
    emit(books, 'checkout.session.completed', session.account, shape);
  }
}

/** The bank says no. The page stays open for another try. */
export function decline(books: Books, session: SessionRecord, method: Method): void {
  tryWith(books, session, method).declined = true;
}

/** The payer is done but the bank takes its time: complete, not paid. */
export function payLate(
  books: Books,
  session: SessionRecord,
  method: Method,
  answersAt: number | null,
): void {
  tryWith(books, session, method).status = 'processing';
  session.status = 'complete';
  session.bankAnswersAt = answersAt;
  emit(books, 'checkout.session.completed', session.account, sessionShape(books.state, session));
}

export function isSettling(books: Books, session: SessionRecord): boolean {
  const intent = session.intentId ? books.state.intents[session.intentId] : undefined;
  return session.status === 'complete' && intent?.status === 'processing';
}

/** The slow bank answers at last, whatever has become of the place meanwhile. */
export function bankAnswers(books: Books, session: SessionRecord, agreed: boolean): void {
  const intent = present(books.state.intents[session.intentId ?? '']);
  session.bankAnswersAt = null;
  if (agreed) {
    collect(books, session, intent);
  } else {
    intent.status = 'requires_payment_method';
    intent.declined = true;
  }
  const type = agreed ? 'checkout.session.async_payment_succeeded' : 'checkout.session.async_payment_failed';
  emit(books, type, session.account, sessionShape(books.state, session));
}
