import { findingsOf } from './check';
import type { Finding } from './finding';
import type { CheckedParams } from './params';
import type { RulesInForce } from './rule';

/** The people of a provider as P12 counts them: who is there now, and who works full time. */
export type ProviderStaff = readonly { readonly fullTime: boolean }[];

/** P12, first half: at least half of the staff work full time. Nobody there: nothing to say (P6 does). */
export function staffShareFindings(staff: ProviderStaff, { P12 }: RulesInForce): Finding[] {
  if (!P12 || staff.length === 0) return [];
  const { fullTimeTeachingShareMin: least } = P12.params as CheckedParams['P12'];
  const share = staff.filter(({ fullTime }) => fullTime).length / staff.length;
  if (share >= least) return [];
  return findingsOf(P12, [
    { path: 'staff', actual: percent(share), limit: percent(least), words: 'P12.full_time_share' },
  ]);
}

/** P12, second half: full-time teachers of a class for the children in it (1 for 50). */
export function teachersPerChildFindings(
  { fullTimeTeachers, capacity }: { readonly fullTimeTeachers: number; readonly capacity: number },
  { P12 }: RulesInForce,
): Finding[] {
  if (!P12 || capacity < 1) return [];
  const { teachersPerStudentMin: least } = P12.params as CheckedParams['P12'];
  const share = fullTimeTeachers / capacity;
  if (share >= least) return [];
  return findingsOf(P12, [
    { path: 'staff', actual: percent(share), limit: percent(least), words: 'P12.teachers_per_student' },
  ]);
}

/** P16: a class whose families were less satisfied than the county asks. */
export function satisfactionFindings(
  { answered, satisfied }: { readonly answered: number; readonly satisfied: number },
  { P16 }: RulesInForce,
): Finding[] {
  if (!P16 || answered < 1) return [];
  const { minSatisfaction: least } = P16.params as CheckedParams['P16'];
  const share = satisfied / answered;
  if (share >= least) return [];
  return findingsOf(P16, [
    { path: 'evaluation', actual: percent(share), limit: percent(least), words: 'P16.satisfaction' },
  ]);
}

/** 0.123 → 12.3%: rounded down, so that what is too little never reads as enough. */
function percent(share: number): string {
  return `${Math.floor(share * 1000 + 1e-9) / 10}%`;
}
