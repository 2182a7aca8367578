import type { Sha256 } from '../allocation/draw';

/** Hex digits of a pseudonym. */
const DIGITS = 16;

/** The pseudonym of a child in a draw: whoever knows the family's private code finds it, nobody else does. */
export function applicantOf(drawId: string, code: string, sha256: Sha256): string {
  return sha256(`${drawId}:${normalCode(code)}`).slice(0, DIGITS);
}

/** The pseudonym of siblings that are tied. */
export function groupOf(drawId: string, tieId: string, sha256: Sha256): string {
  return sha256(`${drawId}:${tieId}`).slice(0, DIGITS);
}

/** A code as it was made, however it is typed: spaces and dashes do not count, nor does the case. */
export function normalCode(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}
