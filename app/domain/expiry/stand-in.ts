import { addDays, type SchoolDate } from '../calendar';
import { type BusyTime, staffClashRefusals } from '../planning/staff-clash';
import type { Refusal } from '../refusal';
import type { StaffFacts } from '../staff/rostering';
import { type CheckAge, checkHoldsUntil } from './check-holds';
import type { LessonAhead } from './touched';

/** What decides whether somebody can stand in for a person in lessons of one class. */
export type StandInFacts = CheckAge & {
  /** They would lead at least one of the lessons. */
  readonly leads: boolean;
  /** They would be one of the coaches of a sports class (P13). */
  readonly coaches: boolean;
  /** When people stand in a lesson, those of this class included. */
  readonly busy: readonly BusyTime[];
  /** The school's own course: its teachers are in service by nature (P7 does not bind). */
  readonly ownSchool: boolean;
};

/**
 * Why somebody cannot stand in for these lessons; empty when they can. Still with the provider, not in school service
 * or overseas (P7, C5), checked on every date (P8), qualified on every date where they lead (P6), a coach where a coach goes
 * (P13), nowhere else at that
 * time (T14).
 */
export function standInRefusals(
  person: StaffFacts,
  lessons: readonly LessonAhead[],
  { leads, coaches, busy, ownSchool, ...age }: StandInFacts,
): Refusal[] {
  const { name, leftOn, qualification } = person;
  const dates = lessons.map(({ date }) => date).sort();
  const last = dates.at(-1);
  if (last === undefined) return [];
  const refusals: Refusal[] = [];
  if (leftOn !== null && leftOn <= last) {
    refusals.push({ code: 'instructor_left', params: { name, date: leftOn } });
  }
  if (person.inServiceTeacher && !ownSchool) {
    refusals.push({ code: 'instructor_in_service', params: { ruleId: 'P7', name } });
  }
  if (person.livesOverseas) refusals.push({ code: 'instructor_overseas', params: { ruleId: 'C5', name } });
  if (leads && !qualification) {
    refusals.push({ code: 'instructor_unqualified', params: { ruleId: 'P6', name } });
  } else if (coaches && !isCoach(person)) {
    refusals.push({ code: 'instructor_unqualified', params: { ruleId: 'P13', name } });
  }
  if (leads && qualification?.validTo && qualification.validTo < last) {
    const params = { ruleId: 'P6', name, date: qualification.validTo };
    refusals.push({ code: 'instructor_qualification_expired', params });
  }
  return [
    ...refusals,
    ...checkRefusals(person, dates, age),
    ...staffClashRefusals([person], lessons, busy).map(({ path: _, ...refusal }) => refusal),
  ];
}

/** P13: who counts as a coach of a sports class. */
export function isCoach({ qualification }: Pick<StaffFacts, 'qualification'>): boolean {
  return qualification?.kind === 'coach' || qualification?.kind === 'teacher';
}

/** P8: the first date that no check covers; a hit says all. */
function checkRefusals({ name, checks }: StaffFacts, dates: readonly SchoolDate[], age: CheckAge): Refusal[] {
  for (const date of dates) {
    const until = checkHoldsUntil(checks, date, age);
    if (until === null) return [{ code: 'instructor_check_missing', params: { ruleId: 'P8', name } }];
    if (date <= until) continue;
    return [
      checks.some(({ checkedOn, result }) => result === 'hit' && checkedOn === addDays(until, 1))
        ? { code: 'instructor_check_hit', params: { ruleId: 'P8', name } }
        : { code: 'instructor_check_expired', params: { ruleId: 'P8', name, date: until } },
    ];
  }
  return [];
}
