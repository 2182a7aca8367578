import type { Fen } from '../money';

/** A movement at the payment service. Whole fen, money in is positive. */
export type Movement = {
  readonly type: 'payment' | 'refund' | 'refund_failed' | 'payout' | 'other';
  readonly amountFen: Fen;
};

/** What of ours it belongs to, when there is something. */
export type OurSide = { readonly amountFen: Fen; readonly sameAccount: boolean } | null;

export type Comparison = 'matched' | 'unknown_here' | 'amount_differs';

/**
 * Whether a movement is what our books say: the same sum in the same account. Money that the payee moves to its own bank
 * account needs nothing of ours.
 */
export function compareMovement({ type, amountFen }: Movement, ours: OurSide): Comparison {
  if (type === 'payout') return 'matched';
  if (!ours || type === 'other') return 'unknown_here';
  const expected = type === 'refund' ? -ours.amountFen : ours.amountFen;
  return ours.sameAccount && amountFen === expected ? 'matched' : 'amount_differs';
}
