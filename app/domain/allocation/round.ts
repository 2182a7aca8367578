import type { DrawOffering, Market, Party } from './market';

/** One who proposes in a round: its number decides (smaller first), `next` is the wish it proposes next. */
type Proposer = {
  readonly party: Party;
  readonly number: string;
  readonly wishes: readonly number[];
  next: number;
};

/** `reserve`: which of the offering's reserved places it is, by index; null: an open one. */
export type Kept = { readonly party: Party; readonly reserve: number | null };

/** What earlier rounds gave away of an offering. */
export type Given = { open: number; readonly reserved: number[] };

/**
 * One round of deferred acceptance: everyone gains at most one place. Applicants propose in the order of their wishes,
 * the best number first; an offering keeps the best of all who proposed to it so far, whoever is not kept proposes on.
 *
 * @returns who is kept by each offering, by index
 */
export function holdRound(
  market: Market,
  given: readonly Given[],
  numberOf: (party: Party) => string,
): Map<number, Kept[]> {
  const free = market.parties.flatMap((party): Proposer[] => {
    if (party.held.length >= party.cap) return [];
    const wishes = party.wishes.filter(
      (wish) =>
        hasRoom(market.offerings[wish], given[wish]) &&
        !party.held.some((held) => held === wish || market.overlap(held, wish)),
    );
    return wishes.length === 0 ? [] : [{ party, number: numberOf(party), wishes, next: 0 }];
  });
  const queue = new Queue(free);
  const kept = new Map<number, Choice>();
  for (let proposer = queue.take(); proposer; proposer = queue.take()) {
    const wish = proposer.wishes[proposer.next];
    if (wish === undefined) continue;
    proposer.next += 1;
    const before = kept.get(wish);
    const offering = market.offerings[wish] as DrawOffering;
    if (before && isHopeless(offering, before, proposer)) {
      queue.add(proposer);
      continue;
    }
    const candidates = insert(before?.keep.map((each) => each.proposer) ?? [], proposer);
    const { reject, ...choice } = choose(offering, given[wish] as Given, candidates);
    kept.set(wish, choice);
    for (const each of reject) queue.add(each);
  }
  return new Map(
    [...kept].map(([index, { keep }]) => [
      index,
      keep.map(({ proposer, reserve }) => ({ party: proposer.party, reserve })),
    ]),
  );
}

/** Whom an offering keeps so far, best number first, and how many places are left. */
type Choice = {
  readonly keep: readonly { readonly proposer: Proposer; readonly reserve: number | null }[];
  readonly left: number;
};

function hasRoom(offering: DrawOffering | undefined, given: Given | undefined): boolean {
  if (!offering || !given) return false;
  return given.open + given.reserved.reduce((sum, places) => sum + places, 0) < offering.capacity;
}

/** Full, and worse than everybody who is kept without a claim to a reserved place: nothing would change. */
function isHopeless({ reserved }: DrawOffering, { keep, left }: Choice, proposer: Proposer): boolean {
  const last = keep.at(-1);
  if (left > 0 || !last || proposer.number < last.proposer.number) return false;
  return !reserved.some(({ tag }) => proposer.party.tags.has(tag));
}

function insert(sorted: Proposer[], proposer: Proposer): Proposer[] {
  const at = sorted.findIndex((each) => proposer.number < each.number);
  sorted.splice(at < 0 ? sorted.length : at, 0, proposer);
  return sorted;
}

/**
 * Whom an offering keeps of those who propose, given in the order of their numbers: for each reserved place the best
 * with its tag, then the best of all for what is left, reserved places that nobody claimed included. A group is kept
 * whole or not at all.
 */
function choose({ capacity, reserved }: DrawOffering, given: Given, candidates: readonly Proposer[]) {
  let left = capacity - given.open - given.reserved.reduce((sum, places) => sum + places, 0);
  const chosen = new Map<Proposer, number | null>();
  for (const [index, { tag, places }] of reserved.entries()) {
    let mine = places - (given.reserved[index] ?? 0);
    for (const each of candidates) {
      const size = each.party.members.length;
      if (chosen.has(each) || !each.party.tags.has(tag) || size > mine || size > left) continue;
      chosen.set(each, index);
      mine -= size;
      left -= size;
    }
  }
  for (const each of candidates) {
    const size = each.party.members.length;
    if (chosen.has(each) || size > left) continue;
    chosen.set(each, null);
    left -= size;
  }
  return {
    left,
    keep: candidates.flatMap((proposer) => {
      const reserve = chosen.get(proposer);
      return reserve === undefined ? [] : [{ proposer, reserve }];
    }),
    reject: candidates.filter((proposer) => !chosen.has(proposer)),
  };
}

/** Takes the best number first: a binary heap. */
class Queue {
  readonly #heap: Proposer[] = [];

  constructor(all: readonly Proposer[]) {
    // A sorted list is a heap.
    this.#heap = [...all].sort((a, b) => (a.number < b.number ? -1 : 1));
  }

  add(proposer: Proposer): void {
    const heap = this.#heap;
    let at = heap.push(proposer) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if ((heap[up] as Proposer).number <= proposer.number) break;
      heap[at] = heap[up] as Proposer;
      at = up;
    }
    heap[at] = proposer;
  }

  take(): Proposer | undefined {
    const heap = this.#heap;
    const best = heap[0];
    const last = heap.pop();
    if (best === undefined || last === undefined || heap.length === 0) return best;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      if (down >= heap.length) break;
      const right = heap[down + 1];
      if (right && right.number < (heap[down] as Proposer).number) down += 1;
      if ((heap[down] as Proposer).number >= last.number) break;
      heap[at] = heap[down] as Proposer;
      at = down;
    }
    heap[at] = last;
    return best;
  }
}
