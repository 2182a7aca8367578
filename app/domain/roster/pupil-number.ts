import { dateFromParts, type SchoolDate } from '../calendar';

/** A national pupil number: a letter (`G` formal, `L` temporary, …) and an eighteen-character identity number. */
const shape = /^[A-Z]\d{17}[\dX]$/;

/** The number as it is kept and hashed: narrow, upper case, without spaces and dashes. Not yet checked. */
export function cleanPupilNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\-_'’]/g, '')
    .toUpperCase();
}

/** Whether a cleaned number has the shape of one. */
export function isPupilNumber(cleaned: string): boolean {
  return shape.test(cleaned);
}

/**
 * Whether the last character is the check character of the identity number (GB 11643, ISO 7064 MOD 11-2). Only a hint
 * of a typing mistake: some real numbers were issued without one, so a wrong one is never refused.
 */
export function hasRightCheckCharacter(cleaned: string): boolean {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const digits = cleaned.slice(1);
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return '10X98765432'[sum % 11] === digits[17];
}

/** The date of birth inside the number, or null when those digits are no date. */
export function birthDateIn(cleaned: string): SchoolDate | null {
  const digits = cleaned.slice(7, 15);
  return dateFromParts(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6)));
}
