import type { Refusal } from '../refusal';

/** A list as it was handed in. */
export type HandedIn = {
  readonly id: string;
  readonly tieId: string | null;
  readonly wishes: readonly string[];
};

export type Kept = {
  /** By list: the wishes that take part, in their order. */
  readonly wishes: ReadonlyMap<string, readonly string[]>;
  readonly dropped: readonly {
    readonly listId: string;
    readonly offeringId: string;
    readonly refusal: Refusal;
  }[];
  /** Lists whose child is still tied to somebody who takes part. */
  readonly tied: ReadonlySet<string>;
};

/**
 * Which wishes take part in the draw. What is impossible for one of tied siblings is dropped for all of them, since they
 * want it together or not at all; who can have nothing at all drops out, and the others go on without it.
 */
export function dropImpossible(
  lists: readonly HandedIn[],
  refusalOf: (listId: string, offeringId: string) => Refusal | null,
): Kept {
  const wishes = new Map<string, readonly string[]>();
  const dropped: { listId: string; offeringId: string; refusal: Refusal }[] = [];
  const tied = new Set<string>();
  for (const members of tiesOf(lists)) {
    const own = members.map(({ id, wishes: all }) => ({
      id,
      refusals: new Map(all.map((offeringId) => [offeringId, refusalOf(id, offeringId)] as const)),
    }));
    const alive = own.filter(({ refusals }) => [...refusals.values()].some((refusal) => refusal === null));
    for (const member of own) {
      const kept: string[] = [];
      for (const [offeringId, refusal] of member.refusals) {
        const others = alive.some((each) => each.refusals.get(offeringId));
        if (!refusal && !others) kept.push(offeringId);
        else dropped.push({ listId: member.id, offeringId, refusal: refusal ?? { code: 'sibling_out' } });
      }
      wishes.set(member.id, kept);
    }
    if (alive.length > 1) for (const { id } of alive) tied.add(id);
  }
  return { wishes, dropped, tied };
}

function tiesOf(lists: readonly HandedIn[]): HandedIn[][] {
  const ties = new Map<string, HandedIn[]>();
  for (const list of lists) {
    const key = list.tieId ?? list.id;
    const members = ties.get(key);
    if (members) members.push(list);
    else ties.set(key, [list]);
  }
  return [...ties.values()];
}
