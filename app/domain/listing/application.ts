import type { SchoolDate } from '../calendar';
import type { StaffFacts } from '../staff/rostering';
import type { Category, CredentialKind, ProviderKind } from '../states';

export type Paper = {
  readonly kind: CredentialKind;
  /** Null: it does not expire. */
  readonly validTo: SchoolDate | null;
  readonly hasFile: boolean;
};

export type FeeStandard = {
  readonly category: Category;
  readonly perLessonFen: number;
  readonly marketPerLessonFen: number;
};

/** An instructor of the application; `checkConsentOn` is the day they agreed to the entry query (P9). */
export type Applicant = StaffFacts & { readonly checkConsentOn: SchoolDate | null };

export type ListingApplication = {
  readonly kind: ProviderKind;
  readonly categories: readonly Category[];
  readonly papers: readonly Paper[];
  readonly feeStandards: readonly FeeStandard[];
  readonly instructors: readonly Applicant[];
};
