import type { SchoolDate } from '../calendar';

/** Classes of entitlement (3.2): the exempt ones first, then those a county may choose to help. */
export const ENTITLEMENT_CLASSES = [
  'subsistence',
  'extreme_poverty',
  'orphan',
  'unsupported',
  'disabled',
  'poverty_monitoring',
  'left_behind',
  'migrant',
] as const;
export type EntitlementClass = (typeof ENTITLEMENT_CLASSES)[number];

export const ENTITLEMENT_SOURCES = [
  'civil_affairs',
  'agriculture',
  'disabled_federation',
  'guardian',
] as const;
export type EntitlementSource = (typeof ENTITLEMENT_SOURCES)[number];

/** A class of aid a child has from one day to another, both included. */
export type Entitlement = {
  readonly class: EntitlementClass;
  readonly from: SchoolDate;
  readonly to: SchoolDate;
};

/** Whether a span of dates holds a day, both ends included. */
export function inForce({ from, to }: { from: SchoolDate; to: SchoolDate }, on: SchoolDate): boolean {
  return from <= on && on <= to;
}

/** Why an officer ends an entitlement before its last day. */
export const ENDING_REASONS = ['no_longer', 'mistake', 'family_asked', 'left_county'] as const;
export type EndingReason = (typeof ENDING_REASONS)[number];
