import type { SchoolDate } from '../calendar';
import { sameName } from './person-name';

/** What a guardian types of a child; the pupil number has been looked up by its keyed hash. */
export type Claim = { readonly schoolId: string; readonly name: string; readonly birthDate: SchoolDate };

/** The pupil the number belongs to. `hasGuardian`: some account is linked already. */
export type ClaimedPupil = {
  readonly schoolId: string;
  readonly name: string;
  readonly birthDate: SchoolDate;
  readonly left: boolean;
  readonly hasGuardian: boolean;
};

export type ClaimAnswer = { readonly kind: 'matched' } | { readonly kind: 'to_school' };

/**
 * Whether a claim finds its child by itself: name, pupil number and birth date all right, at the school named, and no
 * guardian linked yet. Everything else, an unknown number and a wrong birth date alike, gets one and the same answer
 * and goes to the school, so that nobody can find out what is on a roster or slip into another family (invariant 9).
 */
export function answerClaim(claim: Claim, pupil: ClaimedPupil | null): ClaimAnswer {
  const matched =
    pupil !== null &&
    !pupil.left &&
    !pupil.hasGuardian &&
    pupil.schoolId === claim.schoolId &&
    pupil.birthDate === claim.birthDate &&
    sameName(pupil.name, claim.name);
  return matched ? { kind: 'matched' } : { kind: 'to_school' };
}
