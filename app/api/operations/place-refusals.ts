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
