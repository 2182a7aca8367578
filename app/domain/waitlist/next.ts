/** One child in a line, by position. `tieId`: siblings who are offered places only together. */
export type InLine = {
  readonly id: string;
  readonly tieId: string | null;
  /** Since when a free place is kept for its tie. */
  readonly keptSince: Date | null;
};

export type NextOffers = {
  /** Entries that are offered a place now, in the order of the line. */
  readonly offer: readonly string[];
  /** Entries of the tie that a place is kept for from now on, though it lacks another. */
  readonly keepFor: readonly string[];
  /** When the place kept for a tie goes on to the next; null when none is kept. */
  readonly keptUntil: Date | null;
};

/**
 * Who is offered the free places of a class: the first in the line, siblings together or not at all. The first tie that
 * does not fit has the free places kept for it for a bounded time; after that those behind it come first, and the tie
 * stays where it stands. Only one tie has places kept at a time, so that a line of ties does not stop a class for weeks.
 *
 * @param line everybody who waits, by position
 * @param free places that nobody has, and nobody is offered
 * @param keepMinutes for how long a place is kept for a tie; 0: not at all
 */
export function nextOffers(
  line: readonly InLine[],
  free: number,
  { capacity, keepMinutes }: { capacity: number; keepMinutes: number },
  now: Date,
): NextOffers {
  const offer: string[] = [];
  let left = free;
  for (const party of partiesOf(line)) {
    if (left === 0) break;
    if (party.length <= left) {
      offer.push(...party.map(({ id }) => id));
      left -= party.length;
      continue;
    }
    // More than the class can ever hold: nothing to wait for.
    if (party.length > capacity || keepMinutes === 0) continue;
    const since = party[0]?.keptSince ?? now;
    const until = new Date(since.getTime() + keepMinutes * 60_000);
    if (until <= now) continue;
    return { offer, keepFor: party.map(({ id }) => id), keptUntil: until };
  }
  return { offer, keepFor: [], keptUntil: null };
}

/** Ties stand where their first member stands. */
function partiesOf(line: readonly InLine[]): InLine[][] {
  const parties = new Map<string, InLine[]>();
  for (const entry of line) {
    const key = entry.tieId ?? entry.id;
    const party = parties.get(key);
    if (party) party.push(entry);
    else parties.set(key, [entry]);
  }
  return [...parties.values()];
}
