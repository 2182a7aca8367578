import type { Refusal, RefusalCode } from '../refusal';

/** What of a class can pass: its sale goes on again, or a place comes free. */
const OF_THE_CLASS: readonly RefusalCode[] = [
  'offering_paused',
  'provider_not_listed',
  'course_not_approved',
  'staff_check_expired',
  'class_against_rule',
  'full',
];

/** B1-B3 are about what the child has. */
const CHILDS_RULE = /^B\d/;

/**
 * Whether a child that won a place which could not be written keeps its turn: it stands in front of the line when the
 * reason was the class's alone, so that those who drew worse numbers are not offered the place before it.
 */
export function keepsItsTurn({ code, params }: Refusal): boolean {
  return OF_THE_CLASS.includes(code) && !CHILDS_RULE.test(String(params?.ruleId ?? ''));
}
