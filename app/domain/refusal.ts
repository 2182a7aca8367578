/**
 * Why something cannot be done, as a value: a code that i18n has words for (`codes:refusal.<code>`), the field it
 * belongs to, and the numbers the words need. A rule of the law names itself in `params.ruleId`.
 */
export type Refusal = { code: RefusalCode; path?: string; params?: Record<string, string | number> };

/** Every reason there is to refuse. Each has words in both languages; a test compares the lists. */
export const REFUSAL_CODES = [
  'busy',
  'invalid_state',
  'changed_meanwhile',
  'required',
  'full',
  'grade',
  'clash',
  'closed',
  'not_open_yet',
  'already_enrolled',
  'other_school',
  'provider_not_listed',
  'course_not_approved',
  'staff_check_expired',
  'consent_missing',
  'not_own_child',
  'class_started',
  'room_taken',
  'room_too_small',
  'room_closed',
  'room_kind',
  'room_hours',
  'instructor_taken',
  'reason_missing',
  'opening_unknown',
  'offering_canceled',
  'clash_travel',
  'grade_outside_course',
  'capacity_not_positive',
  'minimum_not_positive',
  'minimum_over_capacity',
  'capacity_over_class_max',
  'capacity_over_course_max',
  'slot_weekday',
  'slot_ends_before_start',
  'slots_overlap',
  'slot_before_lesson_end',
  'lesson_end_unknown',
  'no_lessons',
  'opens_after_closes',
  'closes_in_the_past',
  'closes_after_start',
  'price_invalid',
  'price_over_standard',
  'fee_standard_missing',
  'category_not_listed',
  'lesson_outside_listing',
  'lead_missing',
  'instructor_left',
  'instructor_in_service',
  'instructor_overseas',
  'instructor_unqualified',
  'instructor_qualification_expired',
  'instructor_check_missing',
  'instructor_check_expired',
  'instructor_check_hit',
  'room_area',
  'room_equipment',
  'room_retired',
  'syllabus_uneven',
  'area_not_positive',
  'roster_no_heading',
  'roster_column_missing',
  'roster_empty',
  'roster_too_long',
  'roster_text_too_long',
  'roster_pupil_number',
  'roster_date',
  'roster_age',
  'roster_grade',
  'roster_grade_not_here',
  'roster_check_character',
  'roster_birth_date_differs',
  'listing_incomplete',
  'notice_still_running',
  'category_not_applied_for',
  'dates_reversed',
  'valid_before_notice_ends',
  'hold_over',
  'payment_unavailable',
  'payment_settling',
  'too_many_claims',
  'child_has_places',
  'weeks_range',
  'date_outside_term',
  'first_lesson_past',
  'school_without_group',
  'application_incomplete',
  'application_under_way',
  'paper_reviewed',
  'provider_reviewed',
  'fee_not_below_market',
  'fee_category_unchosen',
  'category_has_fees',
  'file_content',
  'file_size',
  'date_in_future',
  'instructor_has_lessons',
  'instructor_has_account',
  'email_in_use',
  'course_has_offerings',
  'check_before_consent',
  'school_without_grades',
  'staff_elsewhere',
  'email_has_role',
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** The answer of a command that may be refused. */
export type Refused = { kind: 'refused'; refusals: Refusal[] };

export function refused(...refusals: Refusal[]): Refused {
  return { kind: 'refused', refusals };
}

/** Thrown when a thing does not exist or is not the actor's: both look the same from outside (404). */
export class NotFound extends Error {
  constructor(readonly what: string) {
    super(`${what} not found`);
    this.name = 'NotFound';
  }
}
