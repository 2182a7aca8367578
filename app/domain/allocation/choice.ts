import type { DrawOffering, Party } from './market';

/** What earlier rounds gave away of an offering. */
export type Given = { open: number; readonly reserved: number[] };

/** One who is kept. `reserve`: which of the offering's reserved places it is, by index; null: an open one. */
export type Kept = { readonly party: Party; readonly reserve: number | null };

/** How a candidate fares, where it is not the index of a reserved place. */
const [OPEN, NOT_KEPT] = [-1, -2];

/** One offering in one round: whom of all who proposed to it so far it keeps. */
export class Choice {
  /** Who is kept, by rank: everybody's place in the order of the round's numbers. The best first. */
  #kept: number[] = [];
  /** What each of them has, in the same order: a reserved place by its index, or OPEN. */
  #places: number[] = [];
  #left: number;

  constructor(
    private readonly offering: DrawOffering,
    private readonly given: Given,
    private readonly ranked: readonly Party[],
  ) {
    this.#left = placesLeft(offering, given);
  }

  /** Lets one propose; returns who is not kept now, the proposer or others. */
  propose(rank: number): readonly number[] {
    const last = this.#kept.at(-1);
    if ((last === undefined || rank > last) && !this.#hasClaim(rank)) return this.#proposeLast(rank);
    const candidates = [...this.#kept];
    candidates.splice(placeOf(rank, candidates), 0, rank);
    return this.#choose(candidates);
  }

  kept(): Kept[] {
    return this.#kept.map((rank, at) => {
      const reserve = this.#places[at] as number;
      return { party: this.ranked[rank] as Party, reserve: reserve === OPEN ? null : reserve };
    });
  }

  #hasClaim(rank: number): boolean {
    const { tags } = this.ranked[rank] as Party;
    return tags.size > 0 && this.offering.reserved.some(({ tag }) => tags.has(tag));
  }

  /** The worst number of all, without a claim: changes nothing for the others and gets what they leave. */
  #proposeLast(rank: number): readonly number[] {
    const { size } = this.ranked[rank] as Party;
    if (size > this.#left) return [rank];
    this.#kept.push(rank);
    this.#places.push(OPEN);
    this.#left -= size;
    return [];
  }

  /**
   * Keeps of the candidates, the best number first: for each reserved place the best with its tag, then the best of all
   * for what is left, reserved places that nobody claimed included. A group is kept whole or not at all.
   */
  #choose(candidates: readonly number[]): readonly number[] {
    const parties = candidates.map((rank) => this.ranked[rank] as Party);
    const places = parties.map(() => NOT_KEPT);
    let left = placesLeft(this.offering, this.given);
    for (const [index, { tag, places: all }] of this.offering.reserved.entries()) {
      let mine = all - (this.given.reserved[index] ?? 0);
      for (const [at, { size, tags }] of parties.entries()) {
        if (places[at] !== NOT_KEPT || size > mine || size > left || !tags.has(tag)) continue;
        places[at] = index;
        mine -= size;
        left -= size;
      }
    }
    for (const [at, { size }] of parties.entries()) {
      if (places[at] !== NOT_KEPT || size > left) continue;
      places[at] = OPEN;
      left -= size;
    }
    this.#left = left;
    this.#kept = candidates.filter((_, at) => places[at] !== NOT_KEPT);
    this.#places = places.filter((place) => place !== NOT_KEPT);
    return candidates.filter((_, at) => places[at] === NOT_KEPT);
  }
}

/** Places of an offering that no earlier round gave away. */
export function placesLeft({ capacity }: DrawOffering, given: Given): number {
  return capacity - given.open - given.reserved.reduce((sum, places) => sum + places, 0);
}

/** Where a rank belongs among ranks in ascending order. */
function placeOf(rank: number, sorted: readonly number[]): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] as number) < rank) from = middle + 1;
    else to = middle;
  }
  return from;
}
