import { inTransaction, type Tx } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { courseEditable } from '~/domain/course/states';
import type { Assessment, CoursePromise } from '~/domain/reduction/dossier';
import { type Refused, refused } from '~/domain/refusal';
import type { Category, RoomKind } from '~/domain/states';
import { recordAudit } from '~/services/audit/record.server';
import { ownedProvider } from '~/services/provider/scope.server';
import { lockOwnCourse } from './own-course.server';

/** A course as its form holds it; anything but category may be empty while it is a draft. */
export type CourseInput = {
  category: Category;
  titleZh: string;
  titleEn: string;
  summaryZh: string;
  summaryEn: string;
  syllabusZh: string[];
  syllabusEn: string[];
  materialsZh: string;
  materialsEn: string;
  grades: number[];
  groupMax: number | null;
  roomKinds: RoomKind[];
  minAreaM2: number | null;
  equipment: string[];
  assessment: Assessment;
  promises: CoursePromise[];
  homeworkMinutes: number | null;
};

/** A course of which nothing is written yet but its category. */
export const emptyCourse: Omit<CourseInput, 'category'> = {
  titleZh: '',
  titleEn: '',
  summaryZh: '',
  summaryEn: '',
  syllabusZh: [],
  syllabusEn: [],
  materialsZh: '',
  materialsEn: '',
  grades: [],
  groupMax: null,
  roomKinds: [],
  minAreaM2: null,
  equipment: [],
  assessment: 'none',
  promises: [],
  homeworkMinutes: null,
};

/** Keeps a draft, however unfinished. Refuses `invalid_state` once it is with the reviewer or approved. */
export function saveCourseDraft(actor: Actor, input: CourseInput & { courseId: string | null }, now: Date) {
  return inTransaction((tx) => saveCourseStep(tx, actor, input, now));
}

/** The step: `courseId` null makes a new course. */
export async function saveCourseStep(
  tx: Tx,
  actor: Actor,
  { courseId, ...course }: CourseInput & { courseId: string | null },
  now: Date,
): Promise<{ kind: 'done'; courseId: string } | Refused> {
  const providerId = ownedProvider(actor);
  const before = courseId ? await lockOwnCourse(tx, providerId, courseId) : null;
  if (before && !courseEditable(before.status)) return refused({ code: 'invalid_state' });
  const { id } = before
    ? await tx.course.update({ where: { id: before.id }, data: course, select: { id: true } })
    : await tx.course.create({ data: { ...course, providerId, createdAt: now }, select: { id: true } });
  await recordAudit(
    tx,
    { actor, permission: 'course.write' },
    {
      verb: before ? 'course.change' : 'course.draft',
      subjectKind: 'course',
      subjectId: id,
      data: { category: course.category, grades: course.grades },
    },
    now,
  );
  return { kind: 'done', courseId: id };
}
