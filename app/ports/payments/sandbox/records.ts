/** What the till remembers. Instants are Unix seconds and sums are fen, as Stripe counts them. */

export type Method = 'card' | 'alipay' | 'wechat_pay';
export const METHODS: readonly Method[] = ['card', 'alipay', 'wechat_pay'];

/** A connected account, or null for the platform's own: the county's fiscal account. */
export type Account = string | null;

type Owned = { id: string; account: Account; created: number };
type Metadata = Record<string, string>;

export type SessionLine = {
  id: string;
  title: string;
  detail: string | null;
  unitAmount: number;
  quantity: number;
};

export type SessionRecord = Owned & {
  status: 'open' | 'complete' | 'expired';
  paymentStatus: 'unpaid' | 'paid';
  amount: number;
  lines: SessionLine[];
  methods: Method[];
  successUrl: string;
  cancelUrl: string | null;
  locale: string | null;
  clientReferenceId: string | null;
  metadata: Metadata;
  intentMetadata: Metadata;
  expiresAt: number;
  intentId: string | null;
  /** When a slow bank says yes by itself. */
  bankAnswersAt: number | null;
};

export type IntentRecord = Owned & {
  status: 'requires_payment_method' | 'processing' | 'succeeded';
  amount: number;
  method: Method;
  metadata: Metadata;
  chargeId: string | null;
  declined: boolean;
  /** The payer chose to practise a refund that comes back. */
  refundsFail: boolean;
};

export type ChargeRecord = Owned & {
  intentId: string;
  amount: number;
  method: Method;
  metadata: Metadata;
  balanceId: string;
};

export type RefundRecord = Owned & {
  intentId: string;
  chargeId: string;
  amount: number;
  status: 'pending' | 'succeeded' | 'failed';
  reason: string | null;
  metadata: Metadata;
  balanceId: string;
  failureBalanceId: string | null;
  /** When its outcome becomes known; null once it is. */
  answersAt: number | null;
};

export type BalanceRecord = Owned & {
  type: 'charge' | 'payment' | 'refund' | 'payment_refund' | 'refund_failure';
  /** Signed. */
  amount: number;
  /** What the till kept; none on what was written down before it charged for practising. */
  fee?: number;
  sourceId: string;
};

export type EventRecord = Owned & {
  type: string;
  /** The object as it was then: an event never changes. */
  object: unknown;
  /** Webhook calls still to be answered with 2xx. */
  owed: number;
};

/** What was answered the first time an idempotency key was used. */
export type KeyRecord = { at: number; fingerprint: string; requestId: string; status: number; body: unknown };

export type State = {
  sessions: Record<string, SessionRecord>;
  intents: Record<string, IntentRecord>;
  charges: Record<string, ChargeRecord>;
  refunds: Record<string, RefundRecord>;
  balance: Record<string, BalanceRecord>;
  events: Record<string, EventRecord>;
  keys: Record<string, KeyRecord>;
};

export function emptyState(): State {
  return { sessions: {}, intents: {}, charges: {}, refunds: {}, balance: {}, events: {}, keys: {} };
}

/** The open books: what every act at the till reads and writes. */
export type Books = {
  state: State;
  /** Unix seconds. */
  now(): number;
  newId(prefix: string): string;
  /** Seconds until the outcome of a refund that is not immediate. */
  refundSeconds: number;
};

/** Every refund that has not come back counts against its charge. */
export function refundedOf(state: State, chargeId: string): number {
  let sum = 0;
  for (const refund of Object.values(state.refunds)) {
    if (refund.chargeId === chargeId && refund.status !== 'failed') sum += refund.amount;
  }
  return sum;
}

/** The record, or a bug: ids inside the books always lead somewhere. */
export function present<T>(record: T | undefined): T {
  if (record === undefined) throw new Error('The till lost a record');
  return record;
}
