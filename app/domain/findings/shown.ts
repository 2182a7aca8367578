import type { SchoolDate } from '../calendar';
import type { Words } from '../reduction/rule';
import type { FindingSubject } from './broken';
import type { FindingStatus } from './states';

export type NamedThing = { readonly id: string; readonly nameZh: string; readonly nameEn: string };

/** A finding as lists and its own page show it; instants are ISO strings, so that it travels as it is. */
export type ShownFinding = {
  readonly id: string;
  readonly rule: string;
  readonly version: number;
  readonly severity: 'hard' | 'soft';
  readonly status: FindingStatus;
  readonly message: Words;
  readonly actual: string;
  readonly limit: string;
  readonly source: string;
  readonly subjectKind: FindingSubject['kind'];
  readonly offeringId: string | null;
  /** The class has a page that everybody sees. */
  readonly classPublic: boolean;
  readonly courseId: string | null;
  readonly course: NamedThing | null;
  readonly provider: NamedThing | null;
  readonly school: NamedThing | null;
  readonly town: NamedThing | null;
  readonly lessons: number;
  readonly children: number;
  readonly firstLessonOn: SchoolDate | null;
  readonly dueOn: SchoolDate | null;
  readonly since: string;
  readonly lastSeenAt: string;
  readonly closedAt: string | null;
};

/** A check of the whole county: how far it is and what it found. */
export type ShownRun = {
  readonly id: string;
  readonly why: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly total: number;
  readonly done: number;
  readonly found: number;
  readonly gone: number;
};
