/** What is known of how places of a class change hands. */
export type HandsFacts = {
  /** Children who are asked before this one: they wait further in front, or are being asked now. */
  readonly before: number;
  readonly capacity: number;
  /** Places of this class that came free so far. */
  readonly freed: number;
  /** The same course in earlier runs: places in all, and how many came free before the first lesson. */
  readonly earlier: { readonly places: number; readonly freed: number };
};

/**
 * What a position means, said honestly:
 * `next`: the very next free place; `as_before`: as many came free in earlier runs as are before this child;
 * `unlike_before`: fewer did; `too_new`: there is nothing to compare with.
 */
export type Outlook = {
  readonly kind: 'next' | 'as_before' | 'unlike_before' | 'too_new';
  /** Of ten places, how many came free in earlier runs; null where there were none. */
  readonly ofTen: number | null;
};

/** Fewer places than this say nothing about a course. */
const ENOUGH_PLACES = 10;

/** Words for a position; never a promise. */
export function outlook({ before, capacity, freed, earlier }: HandsFacts): Outlook {
  const known = earlier.places >= ENOUGH_PLACES;
  const share = known ? earlier.freed / earlier.places : null;
  const ofTen = share === null ? null : Math.round(share * 10);
  if (before === 0) return { kind: 'next', ofTen };
  if (share === null) return { kind: 'too_new', ofTen };
  // What came free already is over: only what may still come reaches those who wait now.
  const toCome = Math.max(0, share * capacity - freed);
  return { kind: toCome > before ? 'as_before' : 'unlike_before', ofTen };
}
