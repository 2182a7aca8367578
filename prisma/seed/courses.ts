import type { Prisma } from '~/db/generated/client';
import { addDays } from '~/domain/calendar';
import type { CourseForRules } from '~/domain/course/rule-findings';
import type { Equipment } from '~/domain/planning/equipment';
import type { CoursePromise } from '~/domain/reduction/dossier';
import type { Category, CourseStatus, Payer, RoomKind } from '~/domain/states';
import { castUserId } from './cast';
import { artCourses } from './courses-art';
import { integratedCourses } from './courses-integrated';
import { labourCourses } from './courses-labour';
import { pendingCourses } from './courses-pending';
import { scienceCourses } from './courses-science';
import { sportCourses } from './courses-sport';
import { dateOf, idOf } from './ids';
import { prng } from './prng';
import type { DemoDays } from './today';

/** A course as it is written in the lists beside this file. */
export type CourseSeed = {
  readonly key: string;
  /** Key of its provider. */
  readonly by: string;
  readonly title: readonly [zh: string, en: string];
  readonly summaryZh: string;
  readonly summaryEn: string;
  /** Lines between ｜ and |, as many in both. */
  readonly syllabusZh: string;
  readonly syllabusEn: string;
  /** What children bring. */
  readonly materials: readonly [zh: string, en: string];
  /** `grades` from-to; `max` children; `fen` a lesson; `materials` fen once; who pays (the county when absent). */
  readonly group: {
    readonly grades: string;
    readonly max: number;
    readonly fen: number;
    readonly materials?: number;
    readonly pay?: Payer;
  };
  readonly room: {
    readonly kinds: readonly RoomKind[];
    readonly gear?: readonly Equipment[];
    readonly area?: number;
  };
  /** Named in the county's own articles. */
  readonly real?: boolean;
  /** What it advertises (C6, C7); nothing when absent. */
  readonly promises?: readonly CoursePromise[];
  /** What the reviewer wrote. */
  readonly review?: string;
  readonly status?: CourseStatus;
  readonly category?: Category;
};

export type Course = CourseSeed & {
  readonly id: string;
  readonly category: Category;
  readonly status: CourseStatus;
  readonly grades: readonly number[];
};

const of = (category: Category, list: readonly CourseSeed[]): Course[] =>
  list.map((course) => ({
    ...course,
    id: idOf('course', course.key),
    category: course.category ?? category,
    status: course.status ?? 'approved',
    grades: range(course.group.grades),
  }));

export const courses: readonly Course[] = [
  ...of('sport', sportCourses),
  ...of('art', artCourses),
  ...of('science_tech', scienceCourses),
  ...of('labour', labourCourses),
  ...of('integrated', integratedCourses),
  ...of('integrated', pendingCourses),
];

function range(grades: string): number[] {
  const [from = 1, to = from] = grades.split('-').map(Number);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** A course as the rules read it. One that closes with a show, a match or a gathering ends with a showcase. */
export function wordsOf({ title, summaryZh, summaryEn, syllabusZh, syllabusEn, promises = [] }: CourseSeed) {
  const lines = syllabusZh.split('｜');
  return {
    titleZh: title[0],
    titleEn: title[1],
    summaryZh,
    summaryEn,
    syllabusZh: lines,
    syllabusEn: syllabusEn.split(' | '),
    assessment: /[展演赛会集日]/.test(lines.at(-1) ?? '') ? 'showcase' : 'none',
    promises: [...promises],
    homeworkMinutes: 0,
  } satisfies CourseForRules;
}

/** Days before today at which a course was submitted and decided; the same for all tables about courses. */
export function datesOf(
  course: Course,
  { today, past }: DemoDays,
): { submitted: Date | null; decided: Date | null } {
  const random = prng(`course ${course.key}`);
  const at = (date: string, minute: number) => new Date(dateOf(date).getTime() + (minute - 480) * 60_000);
  if (course.status === 'draft') return { submitted: null, decided: null };
  if (course.status === 'submitted') {
    return { submitted: at(addDays(today, -random.int(1, 6)), random.int(540, 1020)), decided: null };
  }
  const back =
    course.status === 'returned'
      ? addDays(today, -random.int(6, 12))
      : addDays(past.from, -random.int(20, 45));
  return { submitted: at(back, 600), decided: at(addDays(back, random.int(1, 4)), random.int(540, 1020)) };
}

export function courseRows(days: DemoDays): Prisma.CourseCreateManyInput[] {
  return courses.map((course) => {
    const { submitted, decided } = datesOf(course, days);
    const createdAt = dateOf(addDays(days.past.from, -60));
    return {
      id: course.id,
      providerId: idOf('provider', course.by),
      status: course.status,
      category: course.category,
      ...wordsOf(course),
      materialsZh: course.materials[0],
      materialsEn: course.materials[1],
      grades: [...course.grades],
      groupMax: course.group.max,
      roomKinds: [...course.room.kinds],
      minAreaM2: course.room.area ?? null,
      equipment: [...(course.room.gear ?? [])],
      submittedAt: submitted,
      demo: !course.real,
      createdAt,
      updatedAt: decided ?? submitted ?? createdAt,
    };
  });
}

export function courseReviewRows(days: DemoDays): Prisma.CourseReviewCreateManyInput[] {
  return courses.flatMap((course) => {
    const { submitted, decided } = datesOf(course, days);
    if (!submitted) return [];
    const row = (toStatus: CourseStatus, at: Date, byUserId: string | null, reasons: string | null) => ({
      id: idOf('course_review', course.key, toStatus),
      courseId: course.id,
      at,
      byUserId,
      toStatus,
      reasons,
    });
    const rows: Prisma.CourseReviewCreateManyInput[] = [row('submitted', submitted, null, null)];
    if (!decided) return rows;
    const verdict = course.status === 'returned' ? 'returned' : 'approved';
    rows.push({
      ...row(verdict, decided, castUserId('officer-shen'), course.review ?? null),
      ...(verdict === 'approved' && {
        answers: { purpose: 'not_academic', content: 'not_academic', assessment: 'not_academic' },
      }),
    });
    return rows;
  });
}
