import type { Quote } from '~/domain/pricing/quote';

/** The price of a place as it stood when it was taken, with what it was counted from (older rows may lack that). */
export type FrozenQuote = Quote & { perLessonFen?: number; lessons?: number };

/** Reads the `quote` column. */
export function frozenQuote(value: unknown): FrozenQuote {
  const { lines = [], subsidyFen = 0, dueFen = 0, ...basis } = value as Partial<FrozenQuote>;
  return { lines, subsidyFen, dueFen, ...basis };
}
