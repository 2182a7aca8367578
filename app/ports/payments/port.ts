/**
 * What the marketplace asks of whoever moves the money. Amounts are whole fen; instants are Dates.
 * Nothing here knows a vendor: the adapter translates, and every answer is the vendor's own state, refetched.
 */

/**
 * Who collects. F3: only the school or the county's fiscal account; there is no third kind, so a provider can
 * never be written down as one.
 */
export type Payee = { kind: 'fiscal' } | { kind: 'school'; accountId: string };

/** The language the pay page speaks. */
export type CheckoutLocale = 'zh-CN' | 'en';

/** One line on the pay page, in the reader's language. The amounts of all lines add up to the checkout. */
export type CheckoutLine = { title: string; detail?: string; amountFen: number };

export type CheckoutRequest = {
  /** Our payment's id: it travels as metadata and comes back with every answer. */
  paymentId: string;
  amountFen: number;
  currency: 'CNY';
  lines: CheckoutLine[];
  payee: Payee;
  /** May contain {CHECKOUT_SESSION_ID}, which the vendor fills in. */
  successUrl: string;
  cancelUrl: string;
  /**
   * When the held place lapses. The vendor's page stays open for longer (see `CHECKOUT_GRACE_MINUTES`): whoever
   * lapses the place also calls `expireCheckout`, and money that comes all the same is a late payment. Not past
   * already, and at most 23 hours ahead: Stripe opens no page for more than a day.
   */
  expiresAt: Date;
  locale: CheckoutLocale;
  /** The same key with the same request gives the same checkout; with another request it is refused. */
  idempotencyKey: string;
};

/** Stripe keeps a pay page open for at least 30 minutes, however short the hold is. */
export const CHECKOUT_GRACE_MINUTES = 30;

export type Checkout = {
  checkoutId: string;
  /** Where the family is sent to pay. */
  url: string;
  /** When the pay page itself closes: later than the hold. */
  expiresAt: Date;
};

export type PaymentMethod = 'card' | 'alipay' | 'wechat_pay';

export type CheckoutState = {
  checkoutId: string;
  status: 'open' | 'complete' | 'expired';
  /** `paid` only when the money has been taken. */
  paymentStatus: 'unpaid' | 'paid';
  /** Complete and unpaid, but the bank may still say yes. Complete, unpaid and not settling: it said no. */
  settling: boolean;
  /** What was asked for. */
  amountFen: number;
  /** What has gone back so far. */
  refundedFen: number;
  currency: 'CNY';
  /** Present once the family has tried to pay. */
  paymentIntentId: string | null;
  /** Our own id, as given to `createCheckout`; null on a checkout that somebody else made. */
  paymentId: string | null;
  method: PaymentMethod | null;
  paidAt: Date | null;
  expiresAt: Date;
  /** Only while it is open. */
  url: string | null;
};

export type RefundRequest = {
  paymentIntentId: string;
  /** Whole fen, at least 1, at most what is left of the payment. */
  amountFen: number;
  /** The account that collected: money goes back the way it came. */
  payee: Payee;
  idempotencyKey: string;
  metadata: Record<string, string>;
};

export type RefundState = {
  refundId: string;
  status: 'pending' | 'succeeded' | 'failed';
  amountFen: number;
  paymentIntentId: string | null;
  /** The vendor's reason, when it failed. */
  failureReason: string | null;
  metadata: Record<string, string>;
};

/** A message of the vendor whose signature was verified. It says what to look at again, never what is true. */
export type PaymentEvent = {
  /** Unique for ever; the same id twice is the same event delivered twice. */
  id: string;
  /** The vendor's own word, for the log. */
  type: string;
  /** The connected account it happened in; absent for the county's own. `payeeOf(event)` turns it into a payee. */
  account?: string;
  checkoutId?: string;
  paymentIntentId?: string;
  refundId?: string;
  createdAt: Date;
};

/** A movement on the balance of one account: what reconciliation compares with our own books. Whole fen. */
export type BalanceMovement = {
  movementId: string;
  /** `refund_failed`: a refund came back. `payout`: from there to the payee's own bank account. */
  type: 'payment' | 'refund' | 'refund_failed' | 'payout' | 'other';
  /** Money in is positive; the fee is not taken off. */
  amountFen: number;
  /** What the vendor kept of it. */
  feeFen: number;
  movedAt: Date;
  /** Of a payment, and of the payment that a refund belongs to. */
  paymentIntentId: string | null;
  refundId: string | null;
};

/** The account an event happened in, as a payee to refetch the truth from. */
export function payeeOf(event: Pick<PaymentEvent, 'account'>): Payee {
  return event.account ? { kind: 'school', accountId: event.account } : { kind: 'fiscal' };
}

export type Payments = {
  /** Opens a pay page. Throws `PaymentError`. */
  createCheckout(request: CheckoutRequest): Promise<Checkout>;
  /** The truth about a checkout, now. Throws `PaymentError` (`not_found` also for another account's). */
  retrieveCheckout(checkoutId: string, payee: Payee): Promise<CheckoutState>;
  /**
   * Closes a pay page and answers with how it stands afterwards. One that was paid a moment before stays
   * `complete`; one that is closed already stays closed. Safe to repeat. Throws `PaymentError`.
   */
  expireCheckout(checkoutId: string, payee: Payee): Promise<CheckoutState>;
  /** Sends money back. `refused` when it is more than what is left. Throws `PaymentError`. */
  refund(request: RefundRequest): Promise<RefundState>;
  retrieveRefund(refundId: string, payee: Payee): Promise<RefundState>;
  /** Every movement on an account's balance from `from` until before `to`, the oldest first. Throws `PaymentError`. */
  balanceMovements(payee: Payee, window: { from: Date; to: Date }): Promise<BalanceMovement[]>;
  /** What lies on the account, available or on its way there. Whole fen. Throws `PaymentError`. */
  balance(payee: Payee): Promise<number>;
  /**
   * Verifies and reads a webhook call. `rawBody` is exactly what came over the wire.
   * Throws `InvalidSignature` when it was not the vendor, or is more than five minutes old.
   */
  parseWebhook(rawBody: Uint8Array | string, signatureHeader: string | null | undefined): PaymentEvent;
};

/**
 * declined: the bank or wallet said no · temporary: try the same call again later, with the same key ·
 * misconfigured: wrong key, account or rights; people have to act · not_found: no such object in that account ·
 * key_reused: this idempotency key was used for another request · refused: the request itself is not possible
 */
export type PaymentProblem =
  | 'declined'
  | 'temporary'
  | 'misconfigured'
  | 'not_found'
  | 'key_reused'
  | 'refused';

/** What went wrong at the vendor. The message is for the log and names no person. */
export class PaymentError extends Error {
  override readonly name = 'PaymentError';
  readonly problem: PaymentProblem;
  /** The vendor's code, when it gave one. */
  readonly code: string | null;
  /** The vendor's name for the request, for a question to its support. */
  readonly requestId: string | null;

  constructor(
    problem: PaymentProblem,
    message: string,
    facts: { code?: string | null; requestId?: string | null; cause?: unknown } = {},
  ) {
    super(message, { cause: facts.cause });
    this.problem = problem;
    this.code = facts.code ?? null;
    this.requestId = facts.requestId ?? null;
  }
}

/** The webhook call was not signed by the vendor with a secret of ours, or is too old. */
export class InvalidSignature extends Error {
  override readonly name = 'InvalidSignature';
}
