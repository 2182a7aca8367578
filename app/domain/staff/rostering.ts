import type { SchoolDate } from '../calendar';
import type { Refusal } from '../refusal';
import type { QualificationKind, TeachingRole } from '../states';
import { checkStateOn, type StaffCheck } from './check';

/** A person as the rules see them. `name` is only for the words of a refusal. */
export type StaffFacts = {
  readonly id: string;
  readonly name: string;
  readonly qualification: { readonly kind: QualificationKind; readonly validTo: SchoolDate | null } | null;
  readonly inServiceTeacher: boolean;
  readonly livesOverseas: boolean;
  readonly leftOn: SchoolDate | null;
  readonly checks: readonly StaffCheck[];
};

export type RosteredStaff = StaffFacts & { readonly role: TeachingRole };

/** People who are no longer with the provider when lessons take place. What the law says of people is in `reduction`. */
export function departureRefusals(staff: readonly RosteredStaff[], dates: readonly SchoolDate[]): Refusal[] {
  const last = [...dates].sort().at(-1);
  return staff.flatMap(({ name, leftOn }, index): Refusal[] =>
    leftOn !== null && last !== undefined && leftOn <= last
      ? [{ code: 'instructor_left', path: `staff[${index}]`, params: { name, date: leftOn } }]
      : [],
  );
}

/** Whether everyone's check is valid on every date (invariant 4). No staff at all is not valid. */
export function staffChecksValid(
  staff: readonly { readonly checks: readonly StaffCheck[] }[],
  dates: readonly SchoolDate[],
  maxAgeDays?: number,
): boolean {
  return (
    staff.length > 0 &&
    staff.every((person) =>
      dates.every((date) => checkStateOn(person.checks, date, maxAgeDays).kind === 'valid'),
    )
  );
}
