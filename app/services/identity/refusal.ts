/** Why a door of identity stays closed. Words are in `auth:refusal.<code>`; `until` is when to try again. */
export const IDENTITY_REFUSALS = [
  'code_wrong',
  'code_spent',
  'too_many_codes',
  'too_many',
  'locked',
  'credentials_wrong',
  'password_wrong',
  'password_weak',
  'second_factor_over',
  'second_factor_required',
  'link_over',
  'email_taken',
  'not_sent',
] as const;

export type IdentityRefusalCode = (typeof IDENTITY_REFUSALS)[number];

export type IdentityRefused = { kind: 'refused'; code: IdentityRefusalCode; until?: Date };

export function refusedBy(code: IdentityRefusalCode, until?: Date): IdentityRefused {
  return { kind: 'refused', code, until };
}
