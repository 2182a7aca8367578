import { laterOf, todayInShanghai } from '../calendar';
import { isGrade } from '../grade';
import { type ListingPeriod, listingSells } from '../listing/sells';
import { yuanText } from '../money';
import type { Refusal } from '../refusal';
import { type RosteredStaff, staffRefusals } from '../staff/rostering';
import type { Category, CourseStatus, Payer } from '../states';
import { classMaxOf, type LessonEnd, lessonEndRefusals, slotRefusals } from './slots';
import { compareTimes, type DatedTime, type Slot, startOf } from './times';

/** What a provider plans. Fields are named as in the form, so that a refusal's path finds its field. */
export type OfferingPlan = {
  readonly grades: readonly number[];
  readonly capacity: number;
  readonly minimum: number;
  readonly payer: Payer;
  readonly perLessonFen: number;
  readonly materialsFen: number;
  readonly slots: readonly Slot[];
  readonly lessons: readonly DatedTime[];
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
};

export type OfferingFacts = {
  readonly now: Date;
  readonly plan: OfferingPlan;
  readonly course: {
    readonly status: CourseStatus;
    readonly category: Category;
    readonly grades: readonly number[];
    readonly groupMax: number | null;
  };
  /** Null for the school's own course, which needs no listing (P1). */
  readonly listing:
    | (ListingPeriod & {
        readonly categories: readonly Category[];
        readonly feeStandards: readonly { readonly category: Category; readonly perLessonFen: number }[];
      })
    | null;
  readonly staff: readonly RosteredStaff[];
  readonly lessonEnds: readonly LessonEnd[];
};

/** Why a plan cannot be submitted; empty when it can. The form shows each beside its field while one types. */
export function offeringRefusals(facts: OfferingFacts): Refusal[] {
  const { plan, staff } = facts;
  const shape = slotRefusals(plan.slots);
  return [
    ...courseRefusals(facts),
    ...placesRefusals(facts),
    ...shape,
    ...(shape.length === 0 ? lessonEndRefusals(plan.slots, plan.grades, facts.lessonEnds) : []),
    ...(plan.lessons.length === 0 ? [{ code: 'no_lessons', path: 'firstDate' } as const] : []),
    ...saleTimeRefusals(plan, facts.now),
    ...priceRefusals(facts),
    ...listingRefusals(facts),
    ...staffRefusals(
      staff,
      plan.lessons.map((lesson) => lesson.date),
      { ownSchool: facts.listing === null },
    ),
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
  const lawMax = classMaxOf(plan.grades);
  if (plan.capacity > lawMax) {
    refusals.push({
      code: 'capacity_over_class_max',
      path: 'capacity',
      params: { ruleId: 'V1', max: lawMax },
    });
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

function priceRefusals({ plan, course, listing }: OfferingFacts): Refusal[] {
  const refusals: Refusal[] = [];
  const amount = (value: number) => Number.isSafeInteger(value) && value >= 0;
  if (!amount(plan.perLessonFen)) refusals.push({ code: 'price_invalid', path: 'perLessonFen' });
  if (!amount(plan.materialsFen)) refusals.push({ code: 'price_invalid', path: 'materialsFen' });
  if (!listing) return refusals;
  const standards = listing.feeStandards.filter((fee) => fee.category === course.category);
  if (standards.length === 0) {
    return [...refusals, { code: 'fee_standard_missing', path: 'perLessonFen', params: { ruleId: 'P2' } }];
  }
  // P2: whatever was not posted may not be charged; the county pays by the same standard.
  const max = Math.max(...standards.map((fee) => fee.perLessonFen));
  if (plan.perLessonFen > max) {
    refusals.push({
      code: 'price_over_standard',
      path: 'perLessonFen',
      params: { ruleId: 'P2', max: yuanText(max) },
    });
  }
  return refusals;
}

function listingRefusals({ plan, course, listing, now }: OfferingFacts): Refusal[] {
  if (!listing) return [];
  // A listing may begin later than today: what counts is that it holds now by status and on every lesson's date.
  const today = todayInShanghai(now);
  const soldOn = listing.validFrom === null ? today : laterOf(listing.validFrom, today);
  if (!listingSells(listing, soldOn)) {
    return [{ code: 'provider_not_listed', path: 'courseId', params: { ruleId: 'P1' } }];
  }
  if (!listing.categories.includes(course.category)) {
    return [{ code: 'category_not_listed', path: 'courseId', params: { ruleId: 'P1' } }];
  }
  const beyond = plan.lessons.find((lesson) => !listingSells(listing, lesson.date));
  if (!beyond) return [];
  const params = { ruleId: 'P1', date: beyond.date, until: listing.validTo ?? '' };
  return [{ code: 'lesson_outside_listing', path: 'firstDate', params }];
}
