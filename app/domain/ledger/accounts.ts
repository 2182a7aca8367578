/**
 * The chart of accounts. Assets and expenses grow by debit (positive), the others by credit (negative). `party` names
 * whose account it is, `fund` out of whose money something is owed.
 */
export const LEDGER_ACCOUNTS = [
  /** What families owe for places they have or hold. Asset, by place. */
  'receivable',
  /** The other side of it until it is paid: charged, but no money yet. By place. */
  'billed',
  /** Money that came to a payee, the county's fiscal account or a school (F3), and is still there. Asset, by payee. */
  'cash',
  /** Families' money held for lessons that are still to come: the supervised balance (F8). By payee and place. */
  'supervised',
  /** What a programme owes for what it promised. Asset, by programme. */
  'programme_claim',
  /** Promised by a programme for lessons still to come: committed, not spent. By programme and place. */
  'programme_held',
  /** What the county owes for places that it pays. Asset. */
  'county_claim',
  /** Of that, what is for lessons still to come. By place. */
  'county_held',
  /** Earned by a provider with lessons that both sides confirmed, not paid out yet (F10). By provider and fund. */
  'provider_payable',
  /** Service charge that a school has earned (F1). By school and fund. */
  'school_income',
  /** Goes back to a family and has not left yet. By payee and place. */
  'refund_payable',
  /** What a family has left from an earlier refund, to pay another place with. By guardian and payee. */
  'family_credit',
  /** Came by bank transfer and nobody knows yet what for. By payee. */
  'unassigned',
  /** What the payment service kept of the money. Expense, by payee. */
  'stripe_fees',
] as const;
export type LedgerAccount = (typeof LEDGER_ACCOUNTS)[number];

/** Accounts whose balance is normally a debit. */
export const DEBIT_ACCOUNTS: readonly LedgerAccount[] = [
  'receivable',
  'cash',
  'programme_claim',
  'county_claim',
  'stripe_fees',
];

/** Acts that post. A kind says which business act an entry is; what it refers to stands beside it. */
export const ENTRY_KINDS = [
  'place_taken',
  'place_ended',
  'place_revived',
  'payment_received',
  'price_changed',
  'lesson_earned',
  'lesson_reversed',
  'lesson_canceled',
  'lesson_made_up',
  'attendance_changed',
  'withdrawal',
  'refund_sent',
  'refund_returned',
  'kept_as_credit',
  'settlement_paid',
  'payment_fee',
  'transfer_unassigned',
  'transfer_assigned',
  'transfer_returned',
  'correction',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** Who collects (F3), as a party of the ledger: `fiscal` or the id of a school. */
export type PayeeParty = string;

/** Out of whose money: `family:<payee>`, `programme:<id>`, `county`. */
export type Fund = string;

export const familyFund = (payee: PayeeParty): Fund => `family:${payee}`;
export const programmeFund = (programmeId: string): Fund => `programme:${programmeId}`;
export const COUNTY_FUND: Fund = 'county';

/** One side of an entry. Debit positive, credit negative, never zero; whole fen. */
export type PostingLine = {
  readonly account: LedgerAccount;
  readonly party: string;
  readonly fund: Fund;
  readonly enrollmentId: string | null;
  readonly amountFen: number;
};
