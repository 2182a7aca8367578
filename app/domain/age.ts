import type { SchoolDate } from './calendar';
import type { CheckedParams } from './reduction/params';
import type { RulesInForce } from './reduction/rule';

/** Full years of age on a date. Someone born on 29 February turns a year older on 1 March of common years. */
export function ageOn(birthDate: SchoolDate, date: SchoolDate): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) >= birthDate.slice(5) ? years : years - 1;
}

/** M1, M2: below the age the rule names, by date of birth and never by grade, a child's data are sensitive by law. */
export function isSensitiveAge(birthDate: SchoolDate, date: SchoolDate, rules: RulesInForce): boolean {
  const below = sensitiveBelow(rules);
  return below !== null && ageOn(birthDate, date) < below;
}

/** M1: the age below which data are sensitive; null while the rule is not in force. */
export function sensitiveBelow({ M1 }: RulesInForce): number | null {
  return M1 ? (M1.params as CheckedParams['M1']).sensitiveBelowAge : null;
}
