import type { SchoolDate } from '../calendar';
import type { ListingStatus } from '../states';

/** A listing's status and the days it holds, both included. */
export type ListingPeriod = {
  readonly status: ListingStatus;
  readonly validFrom: SchoolDate | null;
  readonly validTo: SchoolDate | null;
};

/** P1, invariant 4: whether a provider may sell that day: listed, and the day inside the period. */
export function listingSells(listing: ListingPeriod, date: SchoolDate): boolean {
  const { status, validFrom, validTo } = listing;
  return (
    status === 'listed' && validFrom !== null && validTo !== null && validFrom <= date && date <= validTo
  );
}
