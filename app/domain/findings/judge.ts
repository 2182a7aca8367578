import {
  addDays,
  clock,
  type SchoolCalendar,
  type SchoolDate,
  schoolDays,
  timetableWeekday,
} from '../calendar';
import { type CourseForRules, courseFindings } from '../course/rule-findings';
import { type ClassFacts, classDossier } from '../planning/dossier';
import { type StaffedLesson, stretchesOf } from '../planning/stretches';
import { compareTimes, type DatedTime } from '../planning/times';
import { checkDossier } from '../reduction/check';
import { dayFindings } from '../reduction/day';
import type { Finding } from '../reduction/finding';
import { type GivenOverride, standing } from '../reduction/overrides';
import { satisfactionFindings, staffShareFindings, teachersPerChildFindings } from '../reduction/provider';
import type { RulesInForce } from '../reduction/rule';
import type { ProviderKind } from '../states';
import { type Broken, type FindingPlace, gather, type Judgement, type Touched } from './broken';

/** A class with everything the desk asks of it; `lessons` are those still ahead, in order. */
export type ClassAtHand = Omit<ClassFacts, 'today' | 'lessons' | 'chargedOn'> & {
  readonly id: string;
  readonly courseId: string;
  readonly providerId: string;
  readonly schoolId: string;
  readonly townId: string;
  /** The day on which it was lawfully planned. */
  readonly doneOn: SchoolDate | null;
  readonly opensOn: SchoolDate | null;
  readonly lessons: readonly StaffedLesson[];
  readonly overrides: readonly GivenOverride[];
  /** People of the class who work full time (P12). */
  readonly fullTimeTeachers: number;
  /** What its families said (P16); null: not asked yet. */
  readonly evaluation: { readonly answered: number; readonly satisfied: number } | null;
};

export type CourseAtHand = CourseForRules & {
  readonly id: string;
  readonly providerId: string;
  /** The day on which it was approved. */
  readonly doneOn: SchoolDate | null;
  readonly overrides: readonly GivenOverride[];
  readonly touched: Touched;
};

export type ProviderAtHand = {
  readonly id: string;
  readonly kind: ProviderKind;
  readonly staff: readonly { readonly fullTime: boolean }[];
  readonly overrides: readonly GivenOverride[];
  readonly touched: Touched;
};

/** When a school keeps its own care on a weekday: the part of its service that is no course. */
export type CareTime = { readonly weekday: number; readonly startMinute: number; readonly endMinute: number };

export type SchoolAtHand = {
  readonly id: string;
  readonly townId: string;
  readonly care: readonly CareTime[];
  readonly lessons: readonly (DatedTime & { readonly offeringId: string })[];
  readonly overrides: readonly GivenOverride[];
};

export type DeskGround = { readonly calendar: SchoolCalendar; readonly today: SchoolDate };

/** How far ahead a school's days are judged (T2, T3): two school weeks. */
export const DAYS_JUDGED = 14;

/** What a class breaks: its dossier, its teachers for its children (P12), what its families said (P16). */
export function judgeClass(
  given: ClassAtHand,
  rules: RulesInForce,
  { calendar, today }: DeskGround,
): Judgement {
  const { id, providerId, schoolId, townId, lessons } = given;
  const touchedBy = new Map<Finding, readonly DatedTime[]>();
  const found: Finding[] = [];
  const add = (findings: readonly Finding[], ahead: readonly DatedTime[]) => {
    for (const finding of findings) {
      const named = LESSON.exec(finding.path)?.[1];
      touchedBy.set(finding, named === undefined ? ahead : ahead.slice(Number(named), Number(named) + 1));
      found.push(finding);
    }
  };
  for (const { lessons: ahead, staff } of lessons.length > 0 ? stretchesOf(lessons, given.staff) : []) {
    const dossier = classDossier({ ...given, lessons: ahead, staff, today, chargedOn: given.opensOn }, rules);
    const { findings } = checkDossier(dossier, { rules, calendar, allowOffCampus: false });
    add(
      findings.map((finding) => ({ ...finding, path: byPerson(finding.path, staff) })),
      ahead,
    );
  }
  const { fullTimeTeachers, capacity, evaluation } = given;
  if (lessons.length > 0 && given.provider.kind !== 'school') {
    add(teachersPerChildFindings({ fullTimeTeachers, capacity }, rules), lessons);
  }
  if (evaluation) add(satisfactionFindings(evaluation, rules), lessons);
  const place = { offeringId: id, providerId, schoolId, townId };
  return sorted(found, given.overrides, (findings) =>
    gather(findings, {
      ...place,
      subject: { kind: 'offering', id },
      rules,
      touched: (alike) => {
        const ahead = [...new Set(alike.flatMap((finding) => touchedBy.get(finding) ?? []))].sort(
          compareTimes,
        );
        return { offeringIds: [id], lessons: ahead.length, firstLessonOn: ahead[0]?.date ?? null };
      },
      placeOf: (path) => path.replace(LESSON, 'lessons'),
    }),
  );
}

/** What the words of a course break, once for all its classes. */
export function judgeCourse(given: CourseAtHand, rules: RulesInForce): Judgement {
  const place: FindingPlace = {
    offeringId: null,
    providerId: given.providerId,
    schoolId: null,
    townId: null,
  };
  return sorted(courseFindings(given, rules), given.overrides, (findings) =>
    gather(findings, {
      ...place,
      subject: { kind: 'course', id: given.id },
      rules,
      touched: () => given.touched,
    }),
  );
}

/** P12 over all people of a provider; a school's own staff is no provider's. */
export function judgeProvider(given: ProviderAtHand, rules: RulesInForce): Judgement {
  const found = given.kind === 'school' ? [] : staffShareFindings(given.staff, rules);
  const place: FindingPlace = { offeringId: null, providerId: given.id, schoolId: null, townId: null };
  return sorted(found, given.overrides, (findings) =>
    gather(findings, {
      ...place,
      subject: { kind: 'provider', id: given.id },
      rules,
      touched: () => given.touched,
    }),
  );
}

/**
 * T2 and T3 over the school days of two weeks: all that runs at the school that day, its own care and every course. A
 * weekday on which the school has not said when its care is open says nothing: courses alone are not its service.
 */
export function judgeSchool(
  given: SchoolAtHand,
  rules: RulesInForce,
  { calendar, today }: DeskGround,
): Judgement {
  const dated = schoolDays(calendar, today, addDays(today, DAYS_JUDGED - 1)).flatMap((date) => {
    const weekday = timetableWeekday(calendar, date);
    const care = given.care.filter((each) => each.weekday === weekday);
    if (care.length === 0) return [];
    const lessons = given.lessons.filter((lesson) => lesson.date === date);
    const times = [...care, ...lessons].map(({ startMinute, endMinute }) => ({
      start: clock(startMinute),
      end: clock(endMinute),
    }));
    return dayFindings(times, rules).map((finding) => ({ finding, date, lessons }));
  });
  const of = (finding: Finding) => dated.find((each) => each.finding === finding);
  const found = dated.map(({ finding }) => finding);
  const place: FindingPlace = {
    offeringId: null,
    providerId: null,
    schoolId: given.id,
    townId: given.townId,
  };
  return sorted(found, given.overrides, (findings) =>
    gather(findings, {
      ...place,
      subject: { kind: 'school', id: given.id },
      rules,
      touched: (alike) => {
        const days = alike.flatMap((finding) => of(finding) ?? []);
        const lessons = days.flatMap((day) => day.lessons);
        return {
          offeringIds: [...new Set(lessons.map(({ offeringId }) => offeringId))],
          lessons: lessons.length,
          firstLessonOn: days[0]?.date ?? null,
        };
      },
    }),
  );
}

/** Findings in a course's words that the course itself has too are told there, once, and not again in each class. */
export function withoutCourseWords(ofClass: Judgement, ofCourse: readonly Broken[]): Judgement {
  const words = ofCourse.flatMap(({ severity, behind }) => behind.map((word) => ({ ...word, severity })));
  const told = ({ path, severity, behind }: Broken) =>
    path.startsWith('course.') &&
    behind.every((own) =>
      words.some(
        (word) => word.rule === own.rule && word.actual === own.actual && word.severity === severity,
      ),
    );
  return { broken: ofClass.broken.filter((each) => !told(each)), passed: ofClass.passed };
}

function sorted(
  found: readonly Finding[],
  overrides: readonly GivenOverride[],
  make: (findings: readonly Finding[]) => Broken[],
): Judgement {
  const stand = standing(found, overrides);
  return { broken: make(stand), passed: make(found.filter((finding) => !stand.includes(finding))) };
}

const LESSON = /^lessons\[(\d+)\]/;
const STAFF = /^staff\[(\d+)\]/;

/** A person by id, not by number: another person beside them changes nothing. */
function byPerson(path: string, staff: readonly { readonly id: string }[]): string {
  return path.replace(STAFF, (whole, index: string) => `staff.${staff[Number(index)]?.id ?? whole}`);
}
