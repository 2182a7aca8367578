import { isGrade } from '../grade';
import type { Refusal } from '../refusal';
import { amountRefusals } from './amounts';
import type { OfferingFacts, OfferingPlan } from './plan';
import { slotRefusals } from './slots';
import { compareTimes, startOf } from './times';

export type { OfferingFacts, OfferingPlan } from './plan';

/** What a plan lacks or contradicts by itself; what the law says of it is found over its dossier. Paths are the form's. */
export function offeringRefusals(facts: OfferingFacts): Refusal[] {
  const { plan, now } = facts;
  return [
    ...courseRefusals(facts),
    ...placesRefusals(facts),
    ...slotRefusals(plan.slots),
    ...(plan.lessons.length === 0 ? [{ code: 'no_lessons', path: 'firstDate' } as const] : []),
    ...saleTimeRefusals(plan, now),
    ...amountRefusals(plan),
  ];
}

function courseRefusals({ plan, course }: OfferingFacts): Refusal[] {
  const refusals: Refusal[] = [];
  if (course.status !== 'approved') refusals.push({ code: 'course_not_approved', path: 'courseId' });
  if (plan.grades.length === 0) refusals.push({ code: 'required', path: 'grades' });
  const beyond = plan.grades.find((grade) => !isGrade(grade) || !course.grades.includes(grade));
  if (beyond !== undefined) {
    refusals.push({ code: 'grade_outside_course', path: 'grades', params: { grade: beyond } });
  }
  return refusals;
}

function placesRefusals({ plan, course }: OfferingFacts): Refusal[] {
  const refusals: Refusal[] = [];
  const whole = (value: number) => Number.isInteger(value) && value >= 1;
  if (!whole(plan.capacity)) return [{ code: 'capacity_not_positive', path: 'capacity' }];
  if (!whole(plan.minimum)) refusals.push({ code: 'minimum_not_positive', path: 'minimum' });
  if (plan.minimum > plan.capacity) {
    refusals.push({ code: 'minimum_over_capacity', path: 'minimum', params: { capacity: plan.capacity } });
  }
  if (course.groupMax !== null && plan.capacity > course.groupMax) {
    refusals.push({ code: 'capacity_over_course_max', path: 'capacity', params: { max: course.groupMax } });
  }
  return refusals;
}

function saleTimeRefusals({ opensAt, closesAt, lessons }: OfferingPlan, now: Date): Refusal[] {
  const refusals: Refusal[] = [];
  if (!opensAt) refusals.push({ code: 'required', path: 'opensAt' });
  if (!closesAt) refusals.push({ code: 'required', path: 'closesAt' });
  if (!closesAt) return refusals;
  if (opensAt && opensAt >= closesAt) refusals.push({ code: 'opens_after_closes', path: 'opensAt' });
  if (closesAt <= now) refusals.push({ code: 'closes_in_the_past', path: 'closesAt' });
  const first = [...lessons].sort(compareTimes)[0];
  // A place is sold for the whole class: canceling before its start is free, so the sale ends when it starts.
  if (first && closesAt > startOf(first)) {
    refusals.push({ code: 'closes_after_start', path: 'closesAt', params: { date: first.date } });
  }
  return refusals;
}
