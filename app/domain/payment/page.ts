/** The payment service keeps no pay page open for more than a day; an hour is left for its own grace. */
const LONGEST_MS = 22 * 3_600_000;
/** How long a page stays open where no place waits for the money. */
const UNHURRIED_MS = 3_600_000;

/** When a pay page that is opened now closes: with the hold it is for, should that end within the day. */
export function pageEnds(heldUntil: Date | null, now: Date): Date {
  if (!heldUntil) return new Date(now.getTime() + UNHURRIED_MS);
  return new Date(Math.min(heldUntil.getTime(), now.getTime() + LONGEST_MS));
}
