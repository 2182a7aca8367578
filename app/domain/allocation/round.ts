import { Choice, type Given, type Kept, placesLeft } from './choice';
import type { DrawOffering, Market, Party } from './market';

/** One who still wants a place in a round, with the wishes that can be proposed: none held, none overlapping. */
export type Proposer = { readonly party: Party; readonly wishes: readonly number[] };

/** Who takes part in a round: whoever is below the cap and has a wish left that can be had. */
export function proposersOf(market: Market, given: readonly Given[], parties: readonly Party[]): Proposer[] {
  const hasRoom = market.offerings.map((offering, index) => placesLeft(offering, given[index] as Given) > 0);
  const proposers: Proposer[] = [];
  for (const party of parties) {
    const { held } = party;
    if (held.length >= party.cap) continue;
    const wishes = party.wishes.filter(
      (wish) => hasRoom[wish] && !held.some((each) => each === wish || market.overlap(each, wish)),
    );
    if (wishes.length > 0) proposers.push({ party, wishes });
  }
  return proposers;
}

/**
 * One round of deferred acceptance: everyone gains at most one place. Applicants propose in the order of their wishes,
 * the best number first; an offering keeps the best of all who proposed to it so far, whoever is not kept proposes on.
 *
 * @param proposers in the order of their numbers, the best first
 * @returns who is kept by each offering, by index
 */
export function holdRound(
  market: Market,
  given: readonly Given[],
  proposers: readonly Proposer[],
): Map<number, Kept[]> {
  const ranked = proposers.map(({ party }) => party);
  const next = new Uint32Array(proposers.length);
  const choices = new Map<number, Choice>();
  const choiceOf = (wish: number): Choice => {
    const known = choices.get(wish);
    if (known) return known;
    const choice = new Choice(market.offerings[wish] as DrawOffering, given[wish] as Given, ranked);
    choices.set(wish, choice);
    return choice;
  };
  // Whoever proposes again has a better number than everybody who has not proposed yet.
  const again = new Ranks();
  let fresh = 0;
  for (;;) {
    const rank = again.take() ?? fresh++;
    const proposer = proposers[rank];
    if (!proposer) break;
    const at = next[rank] as number;
    const wish = proposer.wishes[at];
    if (wish === undefined) continue;
    next[rank] = at + 1;
    for (const each of choiceOf(wish).propose(rank)) again.add(each);
  }
  return new Map([...choices].map(([wish, choice]) => [wish, choice.kept()]));
}

/** Gives the smallest first: a binary heap. */
class Ranks {
  readonly #heap: number[] = [];

  add(rank: number): void {
    const heap = this.#heap;
    let at = heap.push(rank) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if ((heap[up] as number) <= rank) break;
      heap[at] = heap[up] as number;
      at = up;
    }
    heap[at] = rank;
  }

  take(): number | undefined {
    const heap = this.#heap;
    const best = heap[0];
    const last = heap.pop();
    if (best === undefined || last === undefined || heap.length === 0) return best;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      if (down >= heap.length) break;
      if (down + 1 < heap.length && (heap[down + 1] as number) < (heap[down] as number)) down += 1;
      if ((heap[down] as number) >= last) break;
      heap[at] = heap[down] as number;
      at = down;
    }
    heap[at] = last;
    return best;
  }
}
