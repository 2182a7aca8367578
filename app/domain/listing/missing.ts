import type { SchoolDate } from '../calendar';
import type { ListingApplication } from './application';
import { feeItems } from './fees';
import type { ListingItem } from './item';
import { paperItems } from './papers';
import { instructorItems } from './people';

/**
 * The machine's view of an application on a day: what is missing, expired, barred or soon to expire (P2-P9). Empty
 * means that nothing the machine can see is wrong; people still decide. Both the provider and the bureau see it.
 */
export function listingItems(application: ListingApplication, asOf: SchoolDate): ListingItem[] {
  const { kind } = application;
  // P1: the school itself needs no listing.
  if (kind === 'school') return [];
  return [
    ...paperItems(kind, application.papers, asOf),
    ...feeItems(application),
    ...instructorItems(kind, application.instructors, asOf),
  ];
}

/** Whether something stands in the way of listing; a warning or a note does not. */
export function hasBlockingItems(items: readonly ListingItem[]): boolean {
  return items.some((item) => item.severity !== 'expires_soon' && item.severity !== 'note');
}
