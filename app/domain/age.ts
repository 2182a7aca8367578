import type { SchoolDate } from './calendar';
import { bookNumbers } from './reduction/book/numbers';

/** Full years of age on a date. Someone born on 29 February turns a year older on 1 March of common years. */
export function ageOn(birthDate: SchoolDate, date: SchoolDate): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) >= birthDate.slice(5) ? years : years - 1;
}

/** M1, M2: below fourteen, by date of birth and never by grade, a child's data are sensitive by law. */
export function isSensitiveAge(birthDate: SchoolDate, date: SchoolDate): boolean {
  return ageOn(birthDate, date) < bookNumbers('M1').sensitiveBelowAge;
}
