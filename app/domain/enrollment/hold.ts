import type { EnrollmentStatus } from '../states';

/** How long a place waits for its payment, minutes. The county may choose another number: it is a parameter. */
export const defaultHoldMinutes = 15;

/** The instant a hold that begins now ends. */
export function holdUntil(now: Date, minutes = defaultHoldMinutes): Date {
  return new Date(now.getTime() + minutes * 60_000);
}

type Place = { readonly status: EnrollmentStatus; readonly heldUntil: Date | null };

/** Whether an unpaid place is over: on the very instant it is. */
export function hasLapsed({ status, heldUntil }: Place, now: Date): boolean {
  return status === 'held' && (heldUntil === null || heldUntil <= now);
}

/** Whether a place counts (invariants 1 and 2): confirmed, or held and not lapsed. */
export function isLive(place: Place, now: Date): boolean {
  return place.status === 'confirmed' || (place.status === 'held' && !hasLapsed(place, now));
}
