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

/**
 * Why a group of people cannot teach on these dates; empty when they can. P6: every lead qualified on every date,
 * P7: nobody from a provider in school service, P8: every check in date on every date, C5: nobody living overseas.
 * `ownSchool`: the school's own course, whose teachers are in service by nature (P7 does not bind).
 */
export function staffRefusals(
  staff: readonly RosteredStaff[],
  dates: readonly SchoolDate[],
  { ownSchool }: { readonly ownSchool: boolean },
): Refusal[] {
  const refusals: Refusal[] = staff.flatMap((person, index) =>
    personRefusals(person, dates, ownSchool).map((refusal) => ({ ...refusal, path: `staff[${index}]` })),
  );
  if (!staff.some((person) => person.role === 'lead')) {
    refusals.unshift({ code: 'lead_missing', path: 'staff', params: { ruleId: 'P6' } });
  }
  return refusals;
}

/** Whether everyone's check is valid on every date (invariant 4). No staff at all is not valid. */
export function staffChecksValid(
  staff: readonly { readonly checks: readonly StaffCheck[] }[],
  dates: readonly SchoolDate[],
): boolean {
  return (
    staff.length > 0 &&
    staff.every((person) => dates.every((date) => checkStateOn(person.checks, date).kind === 'valid'))
  );
}

function personRefusals(person: RosteredStaff, dates: readonly SchoolDate[], ownSchool: boolean): Refusal[] {
  const { name } = person;
  const last = [...dates].sort().at(-1);
  const refusals: Refusal[] = [];
  if (person.leftOn !== null && last !== undefined && person.leftOn <= last) {
    refusals.push({ code: 'instructor_left', params: { name, date: person.leftOn } });
  }
  if (person.inServiceTeacher && !ownSchool) {
    refusals.push({ code: 'instructor_in_service', params: { ruleId: 'P7', name } });
  }
  if (person.livesOverseas) refusals.push({ code: 'instructor_overseas', params: { ruleId: 'C5', name } });
  if (person.role === 'lead') refusals.push(...qualificationRefusals(person, last));
  return [...refusals, ...checkRefusals(person, dates)];
}

function qualificationRefusals(
  { name, qualification }: RosteredStaff,
  last: SchoolDate | undefined,
): Refusal[] {
  if (!qualification) return [{ code: 'instructor_unqualified', params: { ruleId: 'P6', name } }];
  const { validTo } = qualification;
  if (validTo === null || last === undefined || validTo >= last) return [];
  return [{ code: 'instructor_qualification_expired', params: { ruleId: 'P6', name, date: validTo } }];
}

/** One refusal per person: a hit says all; else the first date that no check covers. */
function checkRefusals({ name, checks }: RosteredStaff, dates: readonly SchoolDate[]): Refusal[] {
  const states = [...dates].sort().map((date) => checkStateOn(checks, date));
  if (states.some((state) => state.kind === 'hit')) {
    return [{ code: 'instructor_check_hit', params: { ruleId: 'P8', name } }];
  }
  for (const state of states) {
    if (state.kind === 'missing')
      return [{ code: 'instructor_check_missing', params: { ruleId: 'P8', name } }];
    if (state.kind === 'expired') {
      return [{ code: 'instructor_check_expired', params: { ruleId: 'P8', name, date: state.until } }];
    }
  }
  return [];
}
