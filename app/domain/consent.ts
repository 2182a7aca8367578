/**
 * Versions of the words a guardian agrees to (M1, M3, M5). The words stand in i18n (`parent:consent`); whoever changes
 * their meaning writes a new version here, and everybody is asked again.
 */
export const CONSENT_VERSIONS = {
  /** The platform keeps the child's data to find, take and run places. */
  child_data: '2026-11',
  /** A provider receives name and class of the children in its own classes. */
  roster_to_provider: '2026-11',
} as const;

export type ConsentKind = keyof typeof CONSENT_VERSIONS;

/** A consent as it was given; `receiverId` is the provider, null for the platform itself. */
export type GivenConsent = {
  readonly kind: ConsentKind;
  readonly textVersion: string;
  readonly receiverId: string | null;
  readonly withdrawnAt: Date | null;
};

/** Whether somebody has agreed to today's words, for this receiver, and has not taken it back. */
export function hasConsent(
  given: readonly GivenConsent[],
  kind: ConsentKind,
  receiverId: string | null = null,
): boolean {
  return given.some(
    (each) =>
      each.kind === kind &&
      each.receiverId === receiverId &&
      each.withdrawnAt === null &&
      each.textVersion === CONSENT_VERSIONS[kind],
  );
}
