import { createHash, randomInt } from 'node:crypto';
import { applicantOf as pseudonym } from '~/domain/draw/pseudonym';

/** No letter that looks like a digit or like another: people type it from a screenshot. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 10;

/** The code by which a family finds its child among the pseudonyms: 50 bits, from the system's own randomness. */
export function newCode(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

/** The pseudonym of a list in its draw. */
export function applicantOf(drawId: string, code: string): string {
  return pseudonym(drawId, code, (text) => createHash('sha256').update(text, 'utf8').digest('hex'));
}
