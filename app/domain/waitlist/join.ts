import { decideEnrollment, type EnrollmentFacts } from '../enrollment/decide';
import { type Refusal, type Refused, refused } from '../refusal';
import { isWaitedFor } from './waited-for';

export type JoinDecision = { readonly kind: 'allowed' } | Refused;

/** What a line asks beside what enrolling asks. */
export type JoinerFacts = EnrollmentFacts & {
  /** The child stands in this line. */
  readonly inLine: boolean;
  /** In how many lines it stands, here or elsewhere; an application is one too. */
  readonly lines: number;
  /** In how many it may stand: the county's own limit (`lines_per_child`). */
  readonly mostLines: number;
};

/**
 * Whether a child can stand in the line of a class, or apply where the school chooses: it could have the place by
 * everything else, and there is none for it now.
 */
export function decideJoin(facts: JoinerFacts): JoinDecision {
  if (facts.inLine) return refused({ code: 'waiting_already' });
  const { lines, mostLines } = facts;
  const full: Refusal[] =
    lines >= mostLines ? [{ code: 'lines_full', params: { lines, most: mostLines } }] : [];
  const decision = decideEnrollment({ ...facts, offered: false });
  // Siblings who wait together wait here even so: whatever else stands in the way is told as well.
  if (decision.kind === 'allowed') return refused({ code: 'place_free' }, ...full);
  const other = decision.refusals.filter((refusal) => !isWaitedFor(refusal));
  if (other.length > 0) return { kind: 'refused', refusals: other };
  // What the child could not have anyway is told alone: leaving another line would not help it.
  return full.length > 0 ? refused(...full) : { kind: 'allowed' };
}
