import { addDays, type SchoolDate } from '../calendar';
import { bookNumbers } from '../reduction/book/numbers';

const usualMaxAgeDays = () => bookNumbers('P8').staffCheckMaxAgeDays;

/** One entry query (P8, P9): date and result only, never the record. */
export type StaffCheck = { readonly checkedOn: SchoolDate; readonly result: 'clear' | 'hit' };

/** What the checks of a person say about a day of teaching. */
export type CheckState =
  | { readonly kind: 'valid'; readonly until: SchoolDate }
  | { readonly kind: 'expired'; readonly until: SchoolDate }
  | { readonly kind: 'missing' }
  | { readonly kind: 'hit' };

/** The check that counts: the latest; of one day a hit counts more than a clear one. Null when there is none. */
export function latestCheck(checks: readonly StaffCheck[]): StaffCheck | null {
  return checks.reduce<StaffCheck | null>((latest, check) => {
    if (!latest || check.checkedOn > latest.checkedOn) return check;
    return check.checkedOn === latest.checkedOn && check.result === 'hit' ? check : latest;
  }, null);
}

/** P8: the last day on which a check of that date still lets someone teach. */
export function checkValidUntil(checkedOn: SchoolDate, maxAgeDays = usualMaxAgeDays()): SchoolDate {
  return addDays(checkedOn, maxAgeDays);
}

/**
 * P8: the query must come before the teaching and be at most `maxAgeDays` old on the day itself. The latest one counts;
 * a hit of the same day counts more than a clear one.
 */
export function checkStateOn(
  checks: readonly StaffCheck[],
  date: SchoolDate,
  maxAgeDays = usualMaxAgeDays(),
): CheckState {
  const before = checks.filter((check) => check.checkedOn <= date);
  const latest = before
    .map((check) => check.checkedOn)
    .sort()
    .at(-1);
  if (latest === undefined) return { kind: 'missing' };
  if (before.some((check) => check.checkedOn === latest && check.result === 'hit')) return { kind: 'hit' };
  const until = checkValidUntil(latest, maxAgeDays);
  return { kind: date <= until ? 'valid' : 'expired', until };
}
