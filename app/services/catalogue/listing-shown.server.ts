import { schoolDateOf } from '~/db/school-date.server';
import { type SchoolDate, todayInShanghai } from '~/domain/calendar';
import { listingSells } from '~/domain/listing/sells';
import type { Category, ListingStatus, ProviderKind } from '~/domain/states';

/** A provider's listing as families see it: in force or not, for what, from when to when. */
export interface ShownListing {
  /** `own`: the school's own courses need no listing (P1). */
  state: 'listed' | 'suspended' | 'ended' | 'own';
  categories: Category[];
  from: SchoolDate | null;
  to: SchoolDate | null;
}

/** Of a listing the columns this needs. */
export const listingColumns = {
  where: { status: { in: ['listed', 'suspended', 'expired', 'removed'] as ListingStatus[] } },
  orderBy: { validFrom: 'desc' },
  take: 5,
  select: { status: true, categories: true, validFrom: true, validTo: true },
} as const;

type Row = { status: ListingStatus; categories: Category[]; validFrom: Date | null; validTo: Date | null };

/** The listing to show, the one in force before older ones; null for a provider that never was listed. */
export function shownListing(kind: ProviderKind, listings: readonly Row[], now: Date): ShownListing | null {
  if (kind === 'school') return { state: 'own', categories: [], from: null, to: null };
  const today = todayInShanghai(now);
  const shown = listings.map((row) => {
    const period = {
      status: row.status,
      validFrom: schoolDateOf(row.validFrom),
      validTo: schoolDateOf(row.validTo),
    };
    const state = listingSells(period, today)
      ? ('listed' as const)
      : row.status === 'suspended'
        ? ('suspended' as const)
        : ('ended' as const);
    return { state, categories: [...row.categories], from: period.validFrom, to: period.validTo };
  });
  return (
    shown.find(({ state }) => state === 'listed') ??
    shown.find(({ state }) => state === 'suspended') ??
    shown[0] ??
    null
  );
}
