import type { Fen } from '../money';

/** Rows that can be shown each for itself, and those that are only shown together. */
export type Merged<Row> = {
  readonly single: readonly Row[];
  readonly together: readonly Row[];
  /** Behind those together, and so behind a total that is computed from them, stand enough people to tell a sum. */
  readonly tellable: boolean;
};

/**
 * Keeps apart the rows behind which stand fewer than `minimum` people: they are shown as one line, together with the
 * next larger ones until that line itself stands for `minimum` people and for two rows at least, so that no row can be
 * computed from the total. When even all of them are too few, all of them are `together` and not `tellable`.
 *
 * @param peopleBehind how many different people stand behind these rows together
 * @param harmless rows that tell nothing about anybody and are always shown; those of nobody, unless said otherwise
 */
export function mergeSmall<Row>(
  rows: readonly Row[],
  peopleBehind: (rows: readonly Row[]) => number,
  minimum: number,
  harmless: (row: Row) => boolean = (row) => peopleBehind([row]) === 0,
): Merged<Row> {
  const peopleOf = (row: Row) => peopleBehind([row]);
  const telling = rows.filter((row) => !harmless(row)).sort((a, b) => peopleOf(a) - peopleOf(b));
  const together = telling.filter((row) => peopleOf(row) < minimum);
  if (together.length === 0) return { single: rows, together: [], tellable: true };
  for (const next of telling.slice(together.length)) {
    if (together.length >= 2 && peopleBehind(together) >= minimum) break;
    together.push(next);
  }
  const hidden = new Set(together);
  const single = rows.filter((row) => !hidden.has(row));
  return { single, together, tellable: peopleBehind(together) >= minimum };
}

const PUBLISHED_FEN = 100_00;

/**
 * Money as it may be published: to the nearest hundred yuan. Exact sums of yesterday and of today would tell what one
 * lesson cost its few families, and what one child was given.
 */
export function roundedFen(amountFen: Fen): Fen {
  return Math.round(amountFen / PUBLISHED_FEN) * PUBLISHED_FEN;
}

/** A number of people as it may be published: to the nearest five. */
export function roundedPeople(people: number): number {
  return Math.round(people / 5) * 5;
}
