import type { SchoolDate } from '../calendar';
import { papersNeeded } from '../listing/papers';
import type { StaffFacts } from '../staff/rostering';
import type { CredentialKind, ListingStatus, ProviderKind } from '../states';
import { type CheckAge, checkHoldsUntil } from './check-holds';
import { byUrgency, type ExpiryItem, type ExpiryKind, type ExpiryRule, expiryStanding } from './item';

/** A provider as far as anything of it runs out. */
export type ExpiryFacts = {
  readonly providerId: string;
  readonly kind: ProviderKind;
  readonly instructors: readonly Omit<StaffFacts, 'name'>[];
  readonly papers: readonly {
    readonly id: string;
    readonly kind: CredentialKind;
    /** Null: it does not expire. */
    readonly validTo: SchoolDate | null;
  }[];
  readonly listings: readonly {
    readonly id: string;
    readonly status: ListingStatus;
    readonly validTo: SchoolDate | null;
  }[];
};

/**
 * Everything of a provider that has a last day, the most urgent first: each person's check (P8) and qualification (P6),
 * the papers its kind needs (P4; P5 for those without a school-running licence), its listing (P1). What never expires
 * is not among them, and neither is what was never there: that is missing, not expired.
 */
export function expiriesOf(facts: ExpiryFacts, today: SchoolDate, age: CheckAge): ExpiryItem[] {
  const item = (
    kind: ExpiryKind,
    id: string,
    rule: ExpiryRule,
    expiresOn: SchoolDate | null,
    paper: CredentialKind | null = null,
  ): ExpiryItem[] =>
    expiresOn === null
      ? []
      : [{ kind, id, providerId: facts.providerId, rule, paper, ...expiryStanding(expiresOn, today) }];
  const here = facts.instructors.filter(({ leftOn }) => leftOn === null || leftOn > today);
  const people = here.flatMap(({ id, checks, qualification }) => [
    ...item('staff_check', id, 'P8', checkHoldsUntil(checks, today, age)),
    ...item('qualification', id, 'P6', qualification?.validTo ?? null),
  ]);
  const papers = papersNeeded(facts.kind).flatMap((kind) => {
    const best = longest(facts.papers.filter((paper) => paper.kind === kind));
    return best ? item('credential', best.id, paperRule(facts.kind), best.validTo, kind) : [];
  });
  // P1 does not bind the school itself. A listing that the bureau took away did not expire.
  const listing =
    facts.kind === 'school'
      ? undefined
      : longest(
          facts.listings.filter(({ status, validTo }) => WAS_IN_FORCE.includes(status) && validTo !== null),
        );
  return [...people, ...papers, ...(listing ? item('listing', listing.id, 'P1', listing.validTo) : [])].sort(
    byUrgency,
  );
}

const WAS_IN_FORCE: readonly ListingStatus[] = ['listed', 'suspended', 'expired'];

/** P4 binds who needs a school-running licence, P5 everybody else. */
function paperRule(kind: ProviderKind): ExpiryRule {
  return papersNeeded(kind).includes('school_running_licence') ? 'P4' : 'P5';
}

/** Of several the one that holds longest; one without an end holds for ever. */
function longest<Held extends { readonly validTo: SchoolDate | null }>(
  all: readonly Held[],
): Held | undefined {
  const never = '9999-12-31';
  return [...all].sort((a, b) => ((a.validTo ?? never) < (b.validTo ?? never) ? 1 : -1))[0];
}
