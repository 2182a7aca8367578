import type { Fen } from '../money';

export type GroupTotals = { readonly children: number; readonly places: number; readonly fen: Fen };

/** A group by its id; null: several together, none of which is large enough to stand alone. */
export type MergedGroup = GroupTotals & { readonly id: string | null; readonly groups: number };

/**
 * Totals of groups so that nobody can be picked out: groups of fewer than `minimum` children stand together, and where
 * they are still too few, the smallest of the others joins them. The last row is the merged one, if there is one.
 */
export function mergeSmall(
  groups: readonly (GroupTotals & { readonly id: string })[],
  minimum: number,
): MergedGroup[] {
  const sorted = [...groups].sort(
    (a, b) => b.children - a.children || b.fen - a.fen || (a.id < b.id ? -1 : 1),
  );
  const large = sorted.filter(({ children }) => children >= minimum);
  const small = sorted.filter(({ children }) => children < minimum && children > 0);
  while (small.length > 0 && large.length > 0 && sumOf(small).children < minimum) {
    small.push(large.pop() as (typeof large)[number]);
  }
  const rows: MergedGroup[] = large.map((each) => ({ ...each, groups: 1 }));
  return small.length > 0 ? [...rows, { id: null, groups: small.length, ...sumOf(small) }] : rows;
}

function sumOf(groups: readonly GroupTotals[]): GroupTotals {
  return groups.reduce<GroupTotals>(
    (sum, { children, places, fen }) => ({
      children: sum.children + children,
      places: sum.places + places,
      fen: sum.fen + fen,
    }),
    { children: 0, places: 0, fen: 0 },
  );
}
