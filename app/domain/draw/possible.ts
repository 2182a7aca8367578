import type { EnrollmentFacts } from '../enrollment/decide';
import { consentFindings } from '../reduction/child';
import type { Refusal } from '../refusal';
import { wishRefusals } from '../wishes/fits';

/** What stands between a child and a class of its list beside the facts of a place. */
export type Standing = {
  readonly hasLeft: boolean;
  /** The class is still one of this draw. */
  readonly ofDraw: boolean;
  /** Consents that were taken back (M1, M5). */
  readonly consentsMissing: readonly ('child_data' | 'roster_to_provider')[];
};

/**
 * Why a child cannot have a class of its list; null when it can. The first reason is the one that is told. Asked when
 * the inputs are fixed (a wish is taken out) and again when the outcome is written (a place is void).
 *
 * @param whilePaused a sale that stands still is no reason: it may go on again by the time the places are written, and
 *   whoever won one of them keeps its turn if it does not
 */
export function impossible(
  facts: EnrollmentFacts | null,
  standing: Standing,
  { whilePaused = false } = {},
): Refusal | null {
  if (standing.hasLeft) return { code: 'child_left' };
  if (!facts || !standing.ofDraw) return { code: 'wish_other_draw' };
  const [refusal] = wishRefusals(facts).filter(({ code }) => !whilePaused || code !== 'offering_paused');
  if (refusal) return refusal;
  const [finding] = consentFindings(standing.consentsMissing, facts.rules);
  return finding ? { code: 'consent_missing', params: { ruleId: finding.rule } } : null;
}
