/** Every role a person can have here. A guardian is a person with a guardian record; the others are memberships. */
export const ROLES = [
  'guardian',
  'provider_owner',
  'provider_instructor',
  'school_admin',
  'school_teacher',
  'bureau_officer',
  'bureau_inspector',
  'bureau_admin',
] as const;

export type Role = (typeof ROLES)[number];

/** The four areas of the site, each with the roles that may enter it. */
export const AREAS = {
  parent: ['guardian'],
  provider: ['provider_owner', 'provider_instructor'],
  school: ['school_admin', 'school_teacher'],
  bureau: ['bureau_officer', 'bureau_inspector', 'bureau_admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Area = keyof typeof AREAS;

/** Roles that may not work without a second factor (the bureau requires it of its own staff). */
export const SECOND_FACTOR_ROLES: readonly Role[] = AREAS.bureau;
