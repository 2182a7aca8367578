import type { ListingPeriod } from '../listing/sells';
import type { RosteredStaff } from '../staff/rostering';
import type { Category, CourseStatus, Payer } from '../states';
import type { LessonEnd } from './slots';
import type { DatedTime, Slot } from './times';

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
