import { addDays, clock, dateFromParts, type SchoolDate } from '../calendar';
import type { ListingPeriod } from '../listing/sells';
import { classHoursOf } from '../reduction/checks/time';
import type { Dossier } from '../reduction/dossier';
import type { CheckedParams } from '../reduction/params';
import type { RulesInForce } from '../reduction/rule';
import { latestCheck } from '../staff/check';
import type { RosteredStaff } from '../staff/rostering';
import type { Category, CredentialKind, Payer, ProviderKind } from '../states';
import type { LessonEnd } from './slots';
import type { DatedTime } from './times';

/** The province the county lies in: which regional rules hold (C3, F18). */
export const REGION = 'zhejiang';

/** A listing as plans are judged by it. */
export type ListingFacts = ListingPeriod & {
  readonly categories: readonly Category[];
  readonly feeStandards: readonly {
    readonly category: Category;
    readonly perLessonFen: number;
    readonly marketPerLessonFen: number;
  }[];
};

/** A course as plans are judged by it: its words stand as they are on the course page. */
export type CourseFacts = Pick<Dossier['course'], 'category' | 'assessment' | 'promises'> & {
  readonly titleZh: string;
  readonly titleEn: string;
  readonly summaryZh: string;
  readonly summaryEn: string;
  readonly syllabusZh: readonly string[];
  readonly syllabusEn: readonly string[];
};

export type ProviderFacts = {
  readonly kind: ProviderKind;
  readonly papers: readonly { readonly kind: CredentialKind; readonly validTo: SchoolDate | null }[];
};

/** What one class is, from a form that is being typed or from the database: what a dossier is made of. */
export type ClassFacts = {
  readonly today: SchoolDate;
  readonly provider: ProviderFacts;
  /** Null for the school's own course, which needs no listing (P1). */
  readonly listing: ListingFacts | null;
  readonly course: CourseFacts;
  readonly grades: readonly number[];
  readonly capacity: number;
  readonly minimum: number;
  readonly staff: readonly Omit<RosteredStaff, 'name'>[];
  readonly lessons: readonly DatedTime[];
  readonly lessonEnds: readonly LessonEnd[];
  readonly room: Dossier['room'];
  readonly payer: Payer;
  readonly collectedBy: string;
  readonly perLessonFen: number;
  readonly materialsFen: number;
  /** The day on which families are asked to pay first. */
  readonly chargedOn: SchoolDate | null;
};

/** The dossier of a class of after-school service: the one shape that every guard judges. */
export function classDossier(facts: ClassFacts, rules: RulesInForce): Dossier {
  const { today, provider, listing, course, grades, lessons } = facts;
  const stage = grades.length > 0 && grades.every((grade) => grade > 6) ? 'junior' : 'primary';
  const dated = lessons.map(({ date, startMinute, endMinute }) => ({
    date,
    start: clock(startMinute),
    end: clock(endMinute),
  }));
  const hour = rules.T13?.params as CheckedParams['T13'] | undefined;
  return {
    asOf: today,
    region: REGION,
    regime: 'school_service',
    mode: 'in_person',
    serviceType: 'activity',
    stage,
    grades,
    provider: {
      kind: provider.kind,
      papers: provider.papers.map(({ kind, validTo }) => ({ kind, validTo })),
      listing: listing && listingOf(listing, course.category),
    },
    course: courseOf(course),
    staff: facts.staff.map(({ id, role, checks, qualification, inServiceTeacher, livesOverseas }) => {
      const check = latestCheck(checks);
      return {
        id,
        role,
        offenceCheckOn: check?.checkedOn ?? null,
        offenceHit: check?.result === 'hit',
        qualification,
        inServiceTeacher,
        livesOverseas,
      };
    }),
    lessons: dated,
    lessonEnd: lessonEndsByDay(facts.lessonEnds, grades),
    group: { capacity: whole(facts.capacity), minimum: whole(facts.minimum) },
    room: facts.room,
    fee: {
      payer: facts.payer,
      collectedBy: facts.collectedBy,
      perLessonFen: whole(facts.perLessonFen),
      classHours: hour ? classHoursOf(dated, stage, hour) : dated.length,
      materialsFen: whole(facts.materialsFen),
      marketPerLessonFen: listing && (feeOf(listing, course.category)?.marketPerLessonFen ?? null),
      chargedOn: facts.chargedOn ?? today,
      coversMonths: monthsCovered(lessons.map(({ date }) => date)),
      roomRentFen: 0,
    },
  };
}

/** A course in both languages as the screening reads it. */
export function courseOf(course: CourseFacts): Dossier['course'] {
  return {
    title: both(course.titleZh, course.titleEn),
    summary: both(course.summaryZh, course.summaryEn),
    syllabus: [...course.syllabusZh, ...course.syllabusEn],
    category: course.category,
    assessment: course.assessment,
    promises: course.promises,
  };
}

function both(zh: string, en: string): string {
  return [zh, en].filter((text) => text.trim() !== '').join('\n');
}

function listingOf(listing: ListingFacts, category: Category): NonNullable<Dossier['provider']['listing']> {
  const { status, validFrom, validTo, categories } = listing;
  const known = status === 'listed' || status === 'suspended' || status === 'expired' || status === 'removed';
  return {
    status: known ? status : 'none',
    from: validFrom,
    to: validTo,
    categories,
    feeStandardFen: feeOf(listing, category)?.perLessonFen ?? null,
  };
}

/** P2: the highest fee the listing carries for a category, with what the same costs outside. */
export function feeOf({ feeStandards }: ListingFacts, category: Category) {
  return feeStandards
    .filter((fee) => fee.category === category)
    .reduce<ListingFacts['feeStandards'][number] | null>(
      (best, fee) => (best === null || fee.perLessonFen > best.perLessonFen ? fee : best),
      null,
    );
}

/** T1: by weekday the latest end among the grades; a day that is not known for each of them is left out. */
function lessonEndsByDay(ends: readonly LessonEnd[], grades: readonly number[]): Record<string, string> {
  const days: Record<string, string> = {};
  for (const weekday of [1, 2, 3, 4, 5]) {
    const known = ends.filter((end) => end.weekday === weekday && grades.includes(end.grade));
    if (grades.length === 0 || grades.some((grade) => !known.some((end) => end.grade === grade))) continue;
    days[weekday] = clock(Math.max(...known.map(({ endMinute }) => endMinute)));
  }
  return days;
}

/** F5: how many months from the first lesson to the last, a begun one counted. */
function monthsCovered(dates: readonly SchoolDate[]): number {
  const sorted = [...dates].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return 0;
  let months = 1;
  while (monthsLater(first, months) <= last) months += 1;
  return months;
}

function monthsLater(date: SchoolDate, months: number): SchoolDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const at = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(at / 12), (at % 12) + 1];
  // 31 January and a month is the first day of March: the month is over only then.
  return (
    dateFromParts(toYear, toMonth, day) ?? addDays(`${toYear}-${String(toMonth).padStart(2, '0')}-28`, 1)
  );
}

/** What nobody could read is said by the form itself; here it counts as nothing. */
function whole(value: number): number {
  return Number.isSafeInteger(value) ? value : 0;
}
