import { randomInt } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function random(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

/** An id as Stripe writes them: `cs_test_…` is long, because it is the key to a pay page. */
export function newId(prefix: string): string {
  if (prefix === 'cs') return `cs_test_${random(58)}`;
  if (prefix === 'req') return `req_${random(14)}`;
  return `${prefix}_${random(24)}`;
}
