import type { Quote } from '~/domain/pricing/quote';
import type { RefundModel } from '~/domain/pricing/refund-models';

/** The price of a place as it stood when it was taken, with what it was counted from (older rows may lack that). */
export type FrozenQuote = Quote & {
  perLessonFen?: number;
  lessons?: number;
  /** How the family's own absences and withdrawal are counted: what was said when the place was taken. */
  refundModel?: RefundModel;
  /** Who collects (F3). */
  payee?: 'school' | 'fiscal';
};

/** Reads the `quote` column. */
export function frozenQuote(value: unknown): FrozenQuote {
  const { lines = [], subsidyFen = 0, dueFen = 0, grants = [], ...basis } = value as Partial<FrozenQuote>;
  return { lines, subsidyFen, dueFen, grants, ...basis };
}
