import type { SchoolDate } from '../calendar';
import type { OfferingStatus } from '../states';
import type { ExpiryItem, ExpiryRule } from './item';
import { isOver } from './notices';
import { type LessonAhead, touchedLessons } from './touched';

/** Classes in which somebody could still take a place. */
export const PAUSED_IN: readonly OfferingStatus[] = ['approved', 'open', 'confirmed'];

/** A class as far as its sale can be stopped. `pausedBy` null: the sweep did it; else the officer who did. */
export type SaleStanding = {
  readonly id: string;
  readonly status: OfferingStatus;
  readonly pausedAt: Date | null;
  readonly pausedRule: string | null;
  readonly pausedBy: string | null;
};

export type PauseStep = { readonly act: 'pause'; readonly rule: ExpiryRule } | { readonly act: 'resume' };

/**
 * What has to happen to the sale of a class. It pauses once something that a lesson ahead rests on is over; a pause of
 * this kind ends by itself when nothing is over any more, or when a rule was paused for early and its lessons are safe.
 * A pause made by the bureau is never touched. Null: nothing to do.
 */
export function pauseStep(
  offering: SaleStanding,
  items: readonly ExpiryItem[],
  lessons: readonly LessonAhead[],
  today: SchoolDate,
): PauseStep | null {
  const paused = offering.pausedAt !== null;
  if (paused && (offering.pausedBy !== null || !isExpiryRule(offering.pausedRule))) return null;
  const own = lessons.filter(({ offeringId }) => offeringId === offering.id);
  const reasons = items.filter((item) => touchedLessons(item, own, today).length > 0);
  const over = reasons.filter((item) => isOver(item, today));
  if (paused) {
    if (reasons.some(({ rule }) => rule === offering.pausedRule)) return null;
    return over[0] ? { act: 'pause', rule: over[0].rule } : { act: 'resume' };
  }
  return over[0] && PAUSED_IN.includes(offering.status) ? { act: 'pause', rule: over[0].rule } : null;
}

const EXPIRY_RULES: readonly string[] = ['P1', 'P4', 'P5', 'P6', 'P8'] satisfies readonly ExpiryRule[];

function isExpiryRule(rule: string | null): boolean {
  return rule !== null && EXPIRY_RULES.includes(rule);
}
