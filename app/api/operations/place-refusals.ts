import type { RefusalCode } from '~/domain/refusal';

/** Why a child cannot have a place in a class now, the first being what matters most (domain/enrollment/decide). */
export const PLACE_REFUSALS = [
  'already_enrolled',
  'not_open_yet',
  'opening_unknown',
  'closed',
  'offering_canceled',
  'provider_not_listed',
  'course_not_approved',
  'staff_check_expired',
  'offering_paused',
  'class_against_rule',
  'by_draw',
  'draw_to_come',
  'draw_under_way',
  'school_chooses',
  'grade',
  'other_school',
  'clash',
  'clash_travel',
  'rule',
  'full',
  'others_wait',
  'changed_meanwhile',
] as const satisfies readonly RefusalCode[];

/** Why wishes cannot be handed in or withdrawn at all now. */
export const WINDOW_REFUSALS = [
  'wish_not_open',
  'wish_frozen',
  'wish_draw_aborted',
] as const satisfies readonly RefusalCode[];

/** Why a list of wishes cannot stand as it is; each names its wish in `path`. */
export const WISH_REFUSALS = [
  'wish_none',
  'wish_too_many',
  'wish_other_draw',
  'wish_cap',
  'wish_tie_too_large',
  'already_enrolled',
  'grade',
  'other_school',
  'clash',
  'clash_travel',
  'rule',
  'class_against_rule',
  'provider_not_listed',
  'course_not_approved',
  'staff_check_expired',
  'offering_paused',
  'offering_canceled',
] as const satisfies readonly RefusalCode[];
