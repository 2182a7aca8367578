import type { EnrollmentStatus, PaymentStatus } from '../states';

/** What is true at the payment service about one checkout. `settling`: the bank has not answered yet. */
export type CheckoutTruth = 'open' | 'settling' | 'paid' | 'failed' | 'expired';

/** States in which a payment may still bring money by itself; at most one per place. */
export const UNDER_WAY: readonly PaymentStatus[] = ['created', 'open', 'processing'];

/**
 * The state a payment gets by a truth, or null when it teaches nothing new. Truths may come late, twice and in any
 * order (invariant 8): money that was taken is the last word, and what is closed is only opened again by money.
 */
export function paymentAfter(status: PaymentStatus, truth: CheckoutTruth): PaymentStatus | null {
  if (truth === 'paid') return status === 'paid' ? null : 'paid';
  if (!UNDER_WAY.includes(status)) return null;
  switch (truth) {
    case 'open':
      return status === 'created' ? 'open' : null;
    case 'settling':
      return status === 'processing' ? null : 'processing';
    case 'failed':
    case 'expired':
      return truth;
  }
}

/** `merged`: the class went on as another, in which the child did not get or want a place. */
export type EndReason = 'hold_expired' | 'guardian' | 'school' | 'provider' | 'late_payment' | 'merged';

/** What money that has just come does to the place it was meant for. */
export type MoneyOutcome =
  | { readonly kind: 'confirm' }
  /** The hold is over: the place is given again if it still can be, else the money goes back. */
  | { readonly kind: 'ask_again' }
  | {
      readonly kind: 'refund';
      readonly reason: 'paid_twice' | 'guardian_canceled' | 'school_canceled';
    };

/**
 * What happens when money comes for a place. A hold is never longer than promised, also while a bank takes its time:
 * otherwise a slow payment could keep a place from everybody. Until somebody ends it, though, a held place is confirmed.
 */
export function moneyArrived(place: {
  readonly status: EnrollmentStatus;
  readonly endReason: EndReason | null;
}): MoneyOutcome {
  switch (place.status) {
    case 'held':
      return { kind: 'confirm' };
    case 'confirmed':
    case 'completed':
      return { kind: 'refund', reason: 'paid_twice' };
    case 'withdrawn':
    case 'canceled':
      if (place.endReason === 'hold_expired' || place.endReason === 'late_payment') {
        return { kind: 'ask_again' };
      }
      return {
        kind: 'refund',
        reason: place.endReason === 'guardian' ? 'guardian_canceled' : 'school_canceled',
      };
  }
}

/**
 * How long news of a payment may be on its way: when a place is wanted by somebody else, a hold that ended less than
 * this ago with its pay page still open is left alone until the truth was asked.
 */
export const newsOfPaymentMs = 2 * 60_000;
