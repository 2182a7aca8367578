import type { SchoolDate } from '../calendar';
import { addDays } from '../calendar';
import type { Category, CredentialKind } from '../states';

/** Every item has words in both languages: `codes:listingItem.<code>`; a test compares the lists. */
export const LISTING_ITEM_CODES = [
  'paper_missing',
  'paper_expired',
  'paper_expires_soon',
  'paper_without_file',
  'category_missing',
  'fee_standard_missing',
  'fee_not_below_market',
  'instructor_missing',
  'no_qualified_instructor',
  'individual_not_eligible',
  'assistant_only',
  'qualification_expired',
  'qualification_expires_soon',
  'in_service_teacher',
  'lives_overseas',
  'check_consent_missing',
  'check_missing',
  'check_expired',
  'check_expires_soon',
  'check_hit',
] as const;

export type ListingItemCode = (typeof LISTING_ITEM_CODES)[number];

/** `barred`: no paper mends it. `note`: worth knowing, nothing to do. */
export type ListingSeverity = 'missing' | 'expired' | 'barred' | 'expires_soon' | 'note';

export type ListingSubject =
  | { readonly kind: 'provider' }
  | { readonly kind: 'paper'; readonly paper: CredentialKind }
  | { readonly kind: 'category'; readonly category: Category }
  | { readonly kind: 'instructor'; readonly id: string; readonly name: string };

export type ListingItem = {
  readonly code: ListingItemCode;
  readonly ruleId: string;
  readonly subject: ListingSubject;
  readonly severity: ListingSeverity;
  /** Last day the paper, qualification or check holds or held. */
  readonly validTo?: SchoolDate;
};

/** How long before an expiry both sides are warned, days. Our own choice: long enough to renew a paper. */
export const warnDaysAhead = 60;

/** How a last valid day stands on `asOf`: null when there is none or it is far off. The last day itself still holds. */
export function expiryOf(validTo: SchoolDate | null, asOf: SchoolDate): 'expired' | 'expires_soon' | null {
  if (validTo === null) return null;
  if (validTo < asOf) return 'expired';
  return validTo <= addDays(asOf, warnDaysAhead) ? 'expires_soon' : null;
}
