import type { Refusal } from '~/domain/refusal';
import type {
  Category,
  DrawStatus,
  EnrollmentStatus,
  Payer,
  ReserveClass,
  WaitingStatus,
  WishResult,
} from '~/domain/states';
import type { DemandView } from './use-demand';

/** A draw as families see it. Instants are ISO texts. */
export interface DrawView {
  id: string;
  nameZh: string;
  nameEn: string;
  termZh: string;
  termEn: string;
  status: DrawStatus;
  opensAt: string;
  closesAt: string;
  payUntil: string;
  open: boolean;
  abortedWhy: string | null;
}

export interface WishClassView {
  id: string;
  courseId: string;
  titleZh: string;
  titleEn: string;
  category: Category;
  providerId: string;
  providerZh: string;
  providerEn: string;
  schoolId: string;
  schoolZh: string;
  schoolEn: string;
  slots: readonly { weekday: number; startMinute: number; endMinute: number }[];
  firstDate: string;
  lastDate: string;
  payer: Payer;
  perLessonFen: number;
  materialsFen: number;
  serviceFen: number;
  capacity: number;
  demand: DemandView;
  reserved: number;
}

/** One wish with what came of it; nothing has before the draw. */
export interface WishView {
  offeringId: string;
  rank: number;
  result: WishResult | null;
  round: number | null;
  reserved: boolean | null;
  number: number | null;
  of: number | null;
  lastAdmitted: number | null;
  why: string | null;
  refusal: Refusal | null;
  place: { id: string; status: EnrollmentStatus; heldUntil: string | null; dueFen: number } | null;
  waiting: { entryId: string; status: WaitingStatus; ahead: number } | null;
}

export interface WishListView {
  cap: number;
  drawnCap: number | null;
  tiedWith: readonly string[];
  tiedElsewhere: boolean;
  byOther: boolean;
  code: string;
  updatedAt: string;
  wishes: readonly WishView[];
}

export interface WishChildView {
  id: string;
  name: string;
  grade: number;
  list: WishListView | null;
  refusals: Readonly<Record<string, readonly Refusal[]>>;
  most: number;
  claims: readonly ReserveClass[];
  consents: { childData: boolean; receivers: readonly string[] };
}

export type ClassesById = ReadonlyMap<string, WishClassView>;
