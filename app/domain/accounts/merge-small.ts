/** Rows that can be shown each for itself, and those that are only shown together. */
export type Merged<Row> = { readonly single: readonly Row[]; readonly together: readonly Row[] };

/**
 * Keeps apart the rows behind which stand fewer than `minimum` people: they are shown as one line, together with the
 * next larger ones until that line itself stands for `minimum` people and for two rows at least, so that no row can be
 * computed from the total. Rows of nobody are shown. When even all of them are too few, all of them are `together`.
 */
export function mergeSmall<Row>(
  rows: readonly Row[],
  peopleOf: (row: Row) => number,
  minimum: number,
): Merged<Row> {
  const populated = rows.filter((row) => peopleOf(row) > 0).sort((a, b) => peopleOf(a) - peopleOf(b));
  const together = populated.filter((row) => peopleOf(row) < minimum);
  if (together.length === 0) return { single: rows, together: [] };
  const people = () => together.reduce((sum, row) => sum + peopleOf(row), 0);
  for (const next of populated.slice(together.length)) {
    if (together.length >= 2 && people() >= minimum) break;
    together.push(next);
  }
  const hidden = new Set(together);
  return { single: rows.filter((row) => !hidden.has(row)), together };
}

/** A number of people as it may be published: to the nearest five. */
export function roundedPeople(people: number): number {
  return Math.round(people / 5) * 5;
}
