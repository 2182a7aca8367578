import { type SaleFacts, saleRefusals } from '~/domain/enrollment/sale';
import { type Fen, yuanText } from '~/domain/money';
import { compareTimes, startOf } from '~/domain/planning/times';
import type { Refusal } from '~/domain/refusal';
import type { Payer } from '~/domain/states';

export type OpeningFacts = SaleFacts & {
  /** Whether a room was given. */
  readonly roomGiven: boolean;
  readonly offering: { readonly payer: Payer };
  /** Most a school may charge for its service, as the county has posted it. */
  readonly serviceMaxFen: Fen;
};

/** When a class is open for enrollment, and what the school charges for its service. */
export type OpeningTerms = {
  opensAt: Date;
  closesAt: Date /** Whole fen; none unless said. */;
  serviceFen?: Fen;
};

/** F2: only what is posted may be collected, and nothing at all where the county pays. */
export function serviceChargeRefusals(
  serviceFen: Fen,
  { payer, serviceMaxFen }: { payer: Payer; serviceMaxFen: Fen },
): Refusal[] {
  if (serviceFen === 0) return [];
  const at = { path: 'serviceFen' } as const;
  if (payer === 'county') return [{ code: 'service_charge_county', ...at, params: { ruleId: 'F2' } }];
  if (serviceMaxFen === 0) return [{ code: 'service_charge_unposted', ...at, params: { ruleId: 'F2' } }];
  if (serviceFen <= serviceMaxFen) return [];
  return [
    { code: 'service_charge_too_high', ...at, params: { ruleId: 'F2', most: yuanText(serviceMaxFen) } },
  ];
}

/** Why an approved class cannot be opened on these terms; empty when it can. */
export function openingRefusals(facts: OpeningFacts, terms: OpeningTerms): Refusal[] {
  return facts.offering.status === 'approved' ? termsRefusals(facts, terms) : [{ code: 'invalid_state' }];
}

/**
 * Why a class cannot be on sale on these terms; empty when it can. Invariant 4 is asked as on the day of a sale: what
 * could not be sold is not opened. Fields are named as in the form.
 */
export function termsRefusals(facts: OpeningFacts, terms: OpeningTerms): Refusal[] {
  const { opensAt, closesAt, serviceFen = 0 } = terms;
  const { offering, now } = facts;
  const refusals: Refusal[] = [];
  if (!facts.roomGiven) refusals.push({ code: 'room_missing' });
  if (opensAt >= closesAt) refusals.push({ code: 'opens_after_closes', path: 'opensAt' });
  if (closesAt <= now) refusals.push({ code: 'closes_in_the_past', path: 'closesAt' });
  const first = [...offering.lessons].sort(compareTimes)[0];
  if (!first) refusals.push({ code: 'no_lessons' });
  // A place is sold for the whole class: the sale ends when it starts.
  else if (closesAt > startOf(first)) {
    refusals.push({ code: 'closes_after_start', path: 'closesAt', params: { date: first.date } });
  }
  refusals.push(
    ...serviceChargeRefusals(serviceFen, { payer: offering.payer, serviceMaxFen: facts.serviceMaxFen }),
  );
  // What is left of a sale's refusals once its times are these, whatever the way: provider, course, checks.
  const onSale = { ...offering, status: 'open', opensAt: now, closesAt, allocation: 'first_come' } as const;
  const sale = saleRefusals({ ...facts, offering: onSale });
  return [...refusals, ...sale.filter(({ code }) => !['closed', 'full', 'others_wait'].includes(code))];
}
