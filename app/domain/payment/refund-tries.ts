import { addDays, type SchoolDate, weekdayOf } from '../calendar';
import type { RefundReason, RefundStatus } from '../states';

/** A refund that failed is tried again by itself so often; then people decide. */
export const MOST_TRIES = 3;

const DAY_MS = 86_400_000;

export type FailedTry = { readonly attempt: number; readonly failedAt: Date };

/**
 * When a refund that failed is tried again by itself: after as many days as there were tries. Null when it is not: then
 * the bureau decides.
 */
export function nextTry({ attempt, failedAt }: FailedTry): Date | null {
  return attempt >= MOST_TRIES ? null : new Date(failedAt.getTime() + attempt * DAY_MS);
}

/** What is known of the refunds of one payment, in the order they were asked for. */
type Try = { readonly status: RefundStatus; readonly attempt: number };

/** The failed refund of a payment that no later try has taken up. */
export function openFailure<T extends Try>(refunds: readonly T[]): T | null {
  const failed = refunds.filter(
    ({ status, attempt }) => status === 'failed' && !refunds.some((later) => later.attempt > attempt),
  );
  return failed.at(-1) ?? null;
}

/**
 * The number of a payment's next refund. Other money of a payment whose refunds failed before counts as the try that
 * did not: should it fail as well, it is not forgotten behind that one.
 */
export function nextAttempt(refunds: readonly Try[]): number {
  const most = Math.max(1, ...refunds.map(({ attempt }) => attempt));
  return openFailure(refunds) ? most + 1 : most;
}

/** The weekday (ISO, Monday is 1) on which a county that refunds weekly does so: Friday. */
export const REFUND_WEEKDAY = 5;

/** Whether the county's day of the week has come on a day for what goes back since another: also one that was missed. */
export function batchHasCome(since: SchoolDate, today: SchoolDate): boolean {
  const daysSince = (weekdayOf(today) - REFUND_WEEKDAY + 7) % 7;
  return daysSince === 0 || since < addDays(today, -daysSince);
}

/** What goes back without being asked for waits for the county's day of the week; what a family asked for does not. */
const UNASKED: readonly RefundReason[] = ['lesson_canceled', 'absence', 'price_changed'];

export function waitsForBatch(reason: RefundReason): boolean {
  return UNASKED.includes(reason);
}
