import type { Stage } from '../grade';
import type { RuleParam, RuleParams } from './rule';

/** The numbers that checks read, by rule. A version whose numbers have another shape is refused (`sameShape`). */
export type CheckedParams = {
  T1: RuleParams;
  T2: { readonly minMinutesPerDay: number };
  T3: { readonly earliestServiceEnd: string };
  T4: { readonly forbiddenTypes: readonly string[] };
  T6: { readonly offlineLatestEnd: string; readonly onlineLatestEnd: string };
  T13: { readonly classHourMinutes: Readonly<Record<Stage, number>> };
  T14: RuleParams;
  C2: { readonly academicSubjects: readonly string[] };
  C3: { readonly academicSubjectsZhejiang: readonly string[] };
  C4: RuleParams;
  C5: RuleParams;
  C6: RuleParams;
  C7: RuleParams;
  H1: RuleParams;
  P1: RuleParams;
  P2: RuleParams;
  P4: RuleParams;
  P5: RuleParams;
  P6: RuleParams;
  P7: RuleParams;
  P8: { readonly staffCheckMaxAgeDays: number };
  P12: { readonly fullTimeTeachingShareMin: number; readonly teachersPerStudentMin: number };
  P13: { readonly sportsMaxPerClass: number; readonly secondCoachAbove: number };
  P16: { readonly minSatisfaction: number };
  P21: RuleParams;
  F3: { readonly payees: readonly string[] };
  F5: { readonly maxMonths: number };
  F6: {
    readonly prepayMaxMonths: number;
    readonly prepayMaxClassHours: number;
    readonly prepayMaxFen: number;
  };
  F7: { readonly prepayEarliestDaysBeforeStart: number };
  F18: RuleParams;
  V1: { readonly classMax: Readonly<Record<Stage, number>> };
  V2: { readonly areaPerPupilM2: number };
  V3: { readonly sportsAreaPerPupilM2: { readonly other: number } };
  M1: { readonly sensitiveBelowAge: number };
  M5: RuleParams;
  B1: { readonly maxMinutesPerDay: number };
  B2: { readonly maxMinutesPerWeek: number };
  B3: { readonly maxCourses: number };
};

export type CheckedRule = keyof CheckedParams;

/** Whether two versions of a rule's numbers have the same names and kinds: what code can read of one it can of the other. */
export function sameShape(a: RuleParam | RuleParams, b: RuleParam | RuleParams): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') {
    return typeof a === typeof b && (typeof a !== 'number' || Number.isFinite(a as number));
  }
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b);
  const [left, right] = [a as RuleParams, b as RuleParams];
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => {
      const [x, y] = [left[name], right[name]];
      return x !== undefined && y !== undefined && sameShape(x, y);
    })
  );
}
