import type { SchoolDate } from '../calendar';
import type { Stage } from '../grade';
import type {
  Category,
  CredentialKind,
  Payer,
  ProviderKind,
  QualificationKind,
  RoomKind,
  TeachingRole,
} from '../states';

export const REGIMES = ['school_service', 'public_venue', 'off_campus'] as const;
export const TEACHING_MODES = ['in_person', 'online', 'dual_teacher'] as const;
export const SERVICE_TYPES = ['activity', 'early_care', 'lunch_care', 'nap_care', 'evening_study'] as const;
export const STAGES = ['primary', 'junior'] as const;
export const DOSSIER_LISTING_STATUSES = ['none', 'listed', 'suspended', 'expired', 'removed'] as const;
export const ASSESSMENTS = ['none', 'showcase', 'exam'] as const;
export const PROMISES = ['certificate', 'ranking', 'admission'] as const;

export type Assessment = (typeof ASSESSMENTS)[number];
export type CoursePromise = (typeof PROMISES)[number];

/** A person of the dossier; no name: rules do not need it. */
export type DossierStaff = {
  readonly id: string;
  readonly role: TeachingRole;
  /** Day of the last entry query (P8); null when there was none. */
  readonly offenceCheckOn: SchoolDate | null;
  readonly offenceHit: boolean;
  readonly qualification: {
    readonly kind: QualificationKind | null;
    readonly validTo: SchoolDate | null;
  } | null;
  readonly inServiceTeacher: boolean;
  readonly livesOverseas: boolean;
};

/** One dated lesson; times of day are `HH:MM`. */
export type DossierLesson = { readonly date: SchoolDate; readonly start: string; readonly end: string };

/**
 * Everything the rules ask about one plan: the shape of the file that the command line, the API and every guard of a
 * write judge. Fees are whole fen, areas m², dates `YYYY-MM-DD`.
 */
export type Dossier = {
  readonly asOf: SchoolDate;
  readonly region: string;
  readonly regime: (typeof REGIMES)[number];
  readonly mode: (typeof TEACHING_MODES)[number];
  readonly serviceType: (typeof SERVICE_TYPES)[number];
  readonly stage: Stage;
  readonly grades: readonly number[];
  readonly provider: {
    readonly kind: ProviderKind;
    /** Null for the school itself, which needs none. */
    readonly listing: {
      readonly status: (typeof DOSSIER_LISTING_STATUSES)[number];
      readonly from: SchoolDate | null;
      readonly to: SchoolDate | null;
      readonly categories: readonly Category[];
      /** The highest fee per lesson the listing carries for the category; null when it carries none. */
      readonly feeStandardFen: number | null;
    } | null;
    readonly papers: readonly { readonly kind: CredentialKind; readonly validTo: SchoolDate | null }[];
  };
  readonly course: {
    readonly title: string;
    readonly summary: string;
    readonly syllabus: readonly string[];
    readonly category: Category;
    readonly assessment: Assessment;
    readonly promises: readonly CoursePromise[];
  };
  readonly staff: readonly DossierStaff[];
  readonly lessons: readonly DossierLesson[];
  /** When lessons end, by ISO weekday of the timetable (T1, K8). */
  readonly lessonEnd: { readonly [weekday: string]: string };
  readonly group: { readonly capacity: number; readonly minimum: number };
  /** Null online, and before a room is given. */
  readonly room: {
    readonly kind: RoomKind;
    readonly seats: number | null;
    readonly areaM2: number | null;
  } | null;
  readonly fee: {
    readonly payer: Payer;
    /** school and fiscal are lawful in school service (F3); anything else is said to be not. */
    readonly collectedBy: string;
    readonly perLessonFen: number;
    readonly classHours: number;
    readonly materialsFen: number;
    readonly marketPerLessonFen: number | null;
    readonly chargedOn: SchoolDate;
    readonly coversMonths: number;
    readonly roomRentFen: number;
  };
};
