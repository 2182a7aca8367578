/** Longest query that is looked at, characters. */
const longestQuery = 100;

/**
 * What someone typed, as the search compares it: full-width forms made narrow, lower case, runs of space one space.
 * `ＧＵ　Qin ` → `gu qin`.
 */
export function normalizeQuery(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim().slice(0, longestQuery).trim();
}
