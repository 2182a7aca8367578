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
