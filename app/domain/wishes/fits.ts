import { decideEnrollment, type EnrollmentFacts } from '../enrollment/decide';
import type { CheckedParams } from '../reduction/params';
import type { Refusal } from '../refusal';

/**
 * Why a child cannot wish a drawn class; empty when it can. Everything that a place would be asked for, but for what
 * the sale says of its times, its way and its room: those are what the draw is for.
 */
export function wishRefusals(facts: EnrollmentFacts): Refusal[] {
  const { now, offering } = facts;
  const decision = decideEnrollment({
    ...facts,
    offering: {
      ...offering,
      opensAt: now,
      closesAt: new Date(now.getTime() + 60_000),
      allocation: 'first_come',
      draw: null,
      taken: 0,
      waiting: 0,
    },
  });
  return decision.kind === 'refused' ? decision.refusals : [];
}

/**
 * How many more courses the county lets a child have (B3), given those it has; null where no rule limits it. As in the
 * facts of one class, `courses` leaves out the place in that class, which `alreadyLive` says.
 */
export function coursesLeft({
  rules,
  courses,
  alreadyLive = false,
}: Pick<EnrollmentFacts, 'rules' | 'courses'> & { readonly alreadyLive?: boolean }): number | null {
  if (!rules.B3) return null;
  const { maxCourses } = rules.B3.params as CheckedParams['B3'];
  return Math.max(0, maxCourses - courses - Number(alreadyLive));
}
