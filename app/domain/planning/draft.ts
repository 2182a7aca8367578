import type { SchoolDate } from '../calendar';
import type { Audience, Payer, TeachingRole } from '../states';
import type { Slot } from './times';

/** A plan as its provider writes it, before anything is checked. Numbers nobody could read are NaN, amounts whole fen. */
export type PlanDraft = {
  readonly grades: readonly number[];
  readonly audience: Audience;
  readonly slots: readonly Slot[];
  readonly firstDate: SchoolDate | null;
  readonly weeks: number;
  readonly staff: readonly { readonly instructorId: string; readonly role: TeachingRole }[];
  readonly capacity: number;
  readonly minimum: number;
  readonly payer: Payer;
  /** Who takes the families' money (F3): `school`, `fiscal`, or what else somebody wants. */
  readonly collectedBy: string;
  readonly perLessonFen: number;
  readonly materialsFen: number;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
};

/** Most weeks a plan can name; a term is about twenty (K7). The database keeps the same number. */
export const maxWeeks = 26;
