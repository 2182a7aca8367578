import type { HandedIn } from './drop';

/**
 * How many courses of a draw a list can still come to: what it wants at most, but no more than the county lets its child,
 * or any of tied ones, have beside what it has (B3). A child that may have nothing more takes no part, and does not keep
 * the others of its tie from theirs.
 *
 * @param left for each child of the list, as `coursesLeft` says; null where no rule limits it
 * @returns 0 when none of them may have anything more
 */
export function drawnCap(cap: number, left: readonly (number | null)[]): number {
  const limits = left.filter((each) => each === null || each > 0);
  if (limits.length === 0) return 0;
  return Math.min(cap, ...limits.filter((each) => each !== null));
}

/**
 * With which cap each list takes part, by list. Siblings who are still tied have the same, the least of theirs: they
 * get a class together or not at all.
 *
 * @param tied lists whose child is still tied to somebody who takes part (`dropImpossible`)
 * @param leftOf how many courses the child of a list may still have; null where no rule limits it
 */
export function drawnCaps(
  lists: readonly (Pick<HandedIn, 'id' | 'tieId'> & { readonly cap: number })[],
  tied: ReadonlySet<string>,
  leftOf: (listId: string) => number | null,
): Map<string, number> {
  const ties = new Map<string, (typeof lists)[number][]>();
  for (const list of lists) {
    const key = list.tieId !== null && tied.has(list.id) ? `tie ${list.tieId}` : `list ${list.id}`;
    const members = ties.get(key);
    if (members) members.push(list);
    else ties.set(key, [list]);
  }
  return new Map(
    [...ties.values()].flatMap((members) => {
      const cap = drawnCap(
        Math.min(...members.map((each) => each.cap)),
        members.map(({ id }) => leftOf(id)),
      );
      return members.map(({ id }) => [id, cap] as const);
    }),
  );
}
