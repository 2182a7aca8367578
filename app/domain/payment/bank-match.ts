import type { PayeeParty } from '../ledger/accounts';
import type { Fen } from '../money';
import type { EnrollmentStatus } from '../states';

/** Why money that came cannot be given to a place without a person looking at it. */
export const BANK_DOUBTS = [
  'no_reference',
  'mistyped_reference',
  'unknown_reference',
  'several_references',
  'place_gone',
  'nothing_open',
  'other_payee',
  'money_out',
] as const;
export type BankDoubt = (typeof BANK_DOUBTS)[number];

/** What is known of the place a reference stands for. */
export type WaitingPlace = {
  readonly enrollmentId: string;
  readonly status: EnrollmentStatus;
  readonly payee: PayeeParty;
  readonly openFen: Fen;
};

export type BankMatch =
  | { readonly kind: 'place'; readonly enrollmentId: string }
  | { readonly kind: 'ask'; readonly doubt: BankDoubt };

/**
 * What a credit on a statement is for. Only a place that is still held or had and owes something is given money by
 * itself; too little is part of it and too much goes back, but everything else is a question for a person.
 */
export function matchCredit(
  found: { readonly good: readonly string[]; readonly mistyped: boolean },
  places: readonly WaitingPlace[],
  payee: PayeeParty,
): BankMatch {
  const ask = (doubt: BankDoubt): BankMatch => ({ kind: 'ask', doubt });
  if (found.good.length === 0) return ask(found.mistyped ? 'mistyped_reference' : 'no_reference');
  const [place, another] = places;
  if (!place) return ask('unknown_reference');
  if (another) return ask('several_references');
  if (place.payee !== payee) return ask('other_payee');
  if (place.status === 'canceled') return ask('place_gone');
  if (place.openFen === 0) return ask('nothing_open');
  return { kind: 'place', enrollmentId: place.enrollmentId };
}
