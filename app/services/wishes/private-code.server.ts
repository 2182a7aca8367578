import { createHash, randomInt } from 'node:crypto';

/** No letter that looks like a digit or like another: people type it from a screenshot. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 10;

/** The code by which a family finds its child among the pseudonyms: 50 bits, from the system's own randomness. */
export function newCode(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

/** The pseudonym of a list in its draw: the first 16 hex digits of SHA-256 of `drawId:code`. */
export function applicantOf(drawId: string, code: string): string {
  return createHash('sha256').update(`${drawId}:${code}`, 'utf8').digest('hex').slice(0, 16);
}
