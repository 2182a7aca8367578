import { type ConsentKind, type GivenConsent, hasConsent } from '~/domain/consent';
import { consentFindings } from '~/domain/reduction/child';
import type { RulesInForce } from '~/domain/reduction/rule';
import type { Refusal } from '~/domain/refusal';

/** What the guardian ticked just now. */
export type Agreed = { childData: boolean; rosterToProvider: boolean };

const FIELD = { child_data: 'childData', roster_to_provider: 'rosterToProvider' } as const;

/** Consents that are still to be given before a place can be taken. `receiverId`: who gets the class roster (M5). */
export function consentsMissing(given: readonly GivenConsent[], receiverId: string | null): ConsentKind[] {
  const missing: ConsentKind[] = hasConsent(given, 'child_data') ? [] : ['child_data'];
  if (receiverId !== null && !hasConsent(given, 'roster_to_provider', receiverId)) {
    missing.push('roster_to_provider');
  }
  return missing;
}

/** M1, M5: nothing is taken for a child before each consent was given separately. */
export function consentRefusals(
  missing: readonly ConsentKind[],
  agreed: Agreed,
  rules: RulesInForce,
): Refusal[] {
  const open = missing.filter((kind) => !agreed[FIELD[kind]]);
  return consentFindings(open, rules).map(({ rule, path }) => ({
    code: 'consent_missing',
    path: FIELD[path as ConsentKind],
    params: { ruleId: rule },
  }));
}
