import type { CourseStatus, Payer } from '../states';
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

/** A plan and what its course sets: what a plan must be by itself, before any rule is asked. */
export type OfferingFacts = {
  readonly now: Date;
  readonly plan: OfferingPlan;
  readonly course: {
    readonly status: CourseStatus;
    readonly grades: readonly number[];
    readonly groupMax: number | null;
  };
};
