import { decideEnrollment, type EnrollmentFacts } from '../enrollment/decide';
import { type Refused, refused } from '../refusal';
import { isWaitedFor } from './waited-for';

export type JoinDecision = { readonly kind: 'allowed' } | Refused;

/**
 * Whether a child can stand in the line of a class, or apply where the school chooses: it could have the place by
 * everything else, and there is none for it now.
 */
export function decideJoin(facts: EnrollmentFacts & { readonly inLine: boolean }): JoinDecision {
  if (facts.inLine) return refused({ code: 'waiting_already' });
  const decision = decideEnrollment({ ...facts, offered: false });
  if (decision.kind === 'allowed') return refused({ code: 'place_free' });
  const other = decision.refusals.filter((refusal) => !isWaitedFor(refusal));
  return other.length > 0 ? { kind: 'refused', refusals: other } : { kind: 'allowed' };
}
