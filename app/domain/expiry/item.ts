import { daysBetween, type SchoolDate } from '../calendar';
import type { CredentialKind } from '../states';

/** What can run out: the yearly check of a person, their qualification, a paper, the listing itself. */
export const EXPIRY_KINDS = ['staff_check', 'qualification', 'credential', 'listing'] as const;
export type ExpiryKind = (typeof EXPIRY_KINDS)[number];

/** Days before the last valid day on which a warning goes out; 0 is the day after it. */
export const NOTICE_DAYS = [60, 30, 7, 0] as const;
export type NoticeDays = (typeof NOTICE_DAYS)[number];

export type ExpiryState = 'ok' | 'soon60' | 'soon30' | 'soon7' | 'expired';

/** A rule that something out of date breaks. */
export type ExpiryRule = 'P1' | 'P4' | 'P5' | 'P6' | 'P8';

/** One thing that runs out. */
export type ExpiryItem = {
  readonly kind: ExpiryKind;
  /** Id of the instructor (check, qualification), of the paper, of the listing. */
  readonly id: string;
  readonly providerId: string;
  /** The last day on which it holds. */
  readonly expiresOn: SchoolDate;
  /** Days from today to that day; negative once it is over. */
  readonly daysLeft: number;
  readonly state: ExpiryState;
  readonly rule: ExpiryRule;
  /** Which paper; null for anything else. */
  readonly paper: CredentialKind | null;
};

/** The warning a thing has reached: the nearest of 60, 30 and 7 days, 0 once it is over, null while it is far off. */
export function noticeReached(daysLeft: number): NoticeDays | null {
  if (daysLeft < 0) return 0;
  if (daysLeft <= 7) return 7;
  if (daysLeft <= 30) return 30;
  return daysLeft <= 60 ? 60 : null;
}

/** How a last valid day stands on a day; the last day itself still holds. */
export function expiryStanding(
  expiresOn: SchoolDate,
  today: SchoolDate,
): Pick<ExpiryItem, 'expiresOn' | 'daysLeft' | 'state'> {
  const daysLeft = daysBetween(today, expiresOn);
  const reached = noticeReached(daysLeft);
  const state = reached === null ? 'ok' : reached === 0 ? 'expired' : (`soon${reached}` as const);
  return { expiresOn, daysLeft, state };
}

/** The most urgent first: what is over longest, then what ends next. */
export function byUrgency(a: ExpiryItem, b: ExpiryItem): number {
  if (a.expiresOn !== b.expiresOn) return a.expiresOn < b.expiresOn ? -1 : 1;
  return EXPIRY_KINDS.indexOf(a.kind) - EXPIRY_KINDS.indexOf(b.kind) || (a.id < b.id ? -1 : 1);
}
