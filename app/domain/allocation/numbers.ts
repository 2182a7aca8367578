import type { Party } from './market';

/** Hex digits whose value a number holds exactly (52 bits). */
const DIGITS = 13;

/**
 * Parties in the order of their numbers, the smallest first. Numbers are compared by the value of their first digits,
 * and whole only where those are the same: from here on everybody's place in this order stands for the number.
 *
 * @param numberOf hex digits, as many for everybody
 */
export function byNumber(parties: readonly Party[], numberOf: (party: Party) => string): Party[] {
  const numbers = parties.map(numberOf);
  const heads = Float64Array.from(numbers, (number) => Number.parseInt(number.slice(0, DIGITS), 16));
  const order = Uint32Array.from(parties, (_, index) => index);
  order.sort((a, b) => {
    const difference = (heads[a] as number) - (heads[b] as number);
    return difference === 0 ? wholly(numbers[a] as string, numbers[b] as string) : difference;
  });
  return Array.from(order, (index) => parties[index] as Party);
}

function wholly(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
