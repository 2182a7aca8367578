import type { Fit } from '~/domain/enrollment/fit';
import type { Refusal } from '~/domain/refusal';
import type { Audience, Category, Payer } from '~/domain/states';

/** What a card of an offering shows. */
export interface OfferingCardView {
  id: string;
  courseId: string;
  titleZh: string;
  titleEn: string;
  category: Category;
  demo: boolean;
  providerId: string;
  providerZh: string;
  providerEn: string;
  schoolId: string;
  schoolZh: string;
  schoolEn: string;
  townZh: string;
  townEn: string;
  slots: readonly { weekday: number; startMinute: number; endMinute: number }[];
  firstDate: string;
  lastDate: string;
  lessons: number;
  lessonsToCome: number;
  grades: readonly number[];
  audience: Audience;
  payer: Payer;
  perLessonFen: number;
  materialsFen: number;
  serviceFen: number;
  capacity: number;
  placesLeft: number;
  opensAt: string | null;
  closesAt: string | null;
  phase: 'open' | 'upcoming' | 'over';
  estimated: boolean;
  /** Of the chosen child; null where none is chosen. */
  fit: Fit | null;
  refusals: readonly Refusal[];
}

/** The child that a page is looked at for, by the name its guardian knows. */
export interface ChildView {
  id: string;
  name: string;
  grade: number;
}
