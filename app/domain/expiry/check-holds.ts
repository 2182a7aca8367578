import { addDays, type SchoolDate } from '../calendar';
import type { StaffCheck } from '../staff/check';

/** P8's number, in days: how long a clear check lets somebody teach. */
export type CheckAge = { readonly staffCheckMaxAgeDays: number };

/**
 * P8: the last day on which a person's checks, as they are on `asOf`, let them teach. A hit ends it: the day before it
 * was the last. Null when there is no check at all: then nothing expires, and nothing may begin.
 */
export function checkHoldsUntil(
  checks: readonly StaffCheck[],
  asOf: SchoolDate,
  { staffCheckMaxAgeDays }: CheckAge,
): SchoolDate | null {
  const before = checks.filter(({ checkedOn }) => checkedOn <= asOf);
  const latest = before
    .map(({ checkedOn }) => checkedOn)
    .sort()
    .at(-1);
  if (latest === undefined) return null;
  const hit = before.some(({ checkedOn, result }) => checkedOn === latest && result === 'hit');
  return addDays(latest, hit ? -1 : staffCheckMaxAgeDays);
}
