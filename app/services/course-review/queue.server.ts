import { db } from '~/db/client.server';
import type { C4Answers } from '~/domain/course/review-answers';
import { courseFindings, courseHits } from '~/domain/course/rule-findings';
import { standing } from '~/domain/reduction/overrides';
import { NotFound } from '~/domain/refusal';
import { COURSE_STATUSES, type CourseStatus } from '~/domain/states';
import { rulesNow } from '../reduction/guard.server';
import { overridesOf } from '../reduction/overrides.server';
import { earlierCases } from './cases.server';

/** The columns that rules read. */
const courseWords = {
  titleZh: true,
  titleEn: true,
  summaryZh: true,
  summaryEn: true,
  syllabusZh: true,
  syllabusEn: true,
  assessment: true,
  promises: true,
  homeworkMinutes: true,
} as const;

/** States the bureau sees: a draft is the provider's own business. */
export const REVIEW_STATUSES: readonly CourseStatus[] = COURSE_STATUSES.filter(
  (status) => status !== 'draft',
);

/** How many courses are in each state. */
export async function courseCounts(): Promise<Record<string, number>> {
  const groups = await db.course.groupBy({ by: ['status'], _count: true });
  return Object.fromEntries(groups.map((group) => [group.status, group._count]));
}

/**
 * One page of the queue: first what a person has to decide by the rules in force (`doubtful`: how many passages), then
 * the rest, oldest submission first. All that waits is read, because what is doubtful is not stored: rules change.
 */
export async function courseQueue(
  status: CourseStatus,
  { page, perPage }: { page: number; perPage: number },
  now: Date,
) {
  const waiting = status === 'submitted';
  const courses = await db.course.findMany({
    where: { status },
    orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
    ...(!waiting && { skip: (page - 1) * perPage, take: perPage }),
    select: {
      id: true,
      ...courseWords,
      category: true,
      grades: true,
      submittedAt: true,
      provider: { select: { id: true, nameZh: true, nameEn: true } },
      _count: { select: { reviews: { where: { toStatus: 'returned' } } } },
    },
  });
  const rules = await rulesNow(db, now);
  const rows = courses.map((course) => ({
    id: course.id,
    titleZh: course.titleZh,
    titleEn: course.titleEn,
    category: course.category,
    grades: course.grades,
    provider: course.provider,
    submittedAt: course.submittedAt?.toISOString() ?? null,
    returnedTimes: course._count.reviews,
    doubtful: waiting ? courseFindings(course, rules).length : 0,
  }));
  if (!waiting) return rows;
  // A stable sort: the oldest stays first among those with doubts and among those without.
  rows.sort((a, b) => Number(b.doubtful > 0) - Number(a.doubtful > 0));
  return rows.slice((page - 1) * perPage, page * perPage);
}

/**
 * A course as its reviewer reads it: with the provider's listing, the history, what the rules in force find in it, the
 * passages to mark, what was decided about the same words before, and what was let pass. @throws NotFound
 */
export async function courseForReview(courseId: string, now: Date) {
  const course = await db.course.findFirst({
    where: { id: courseId, status: { not: 'draft' } },
    include: {
      provider: {
        select: {
          id: true,
          kind: true,
          nameZh: true,
          nameEn: true,
          listings: {
            where: { status: { in: ['listed', 'suspended', 'public_notice'] } },
            select: { id: true, status: true, categories: true },
          },
        },
      },
      reviews: { orderBy: { at: 'desc' } },
      _count: { select: { offerings: true } },
    },
  });
  if (!course) throw new NotFound('course');
  const rules = await rulesNow(db, now);
  const hits = courseHits(course, rules);
  const overrides = await overridesOf(db, { kind: 'course', id: course.id });
  const findings = courseFindings(course, rules);
  const words = [...new Set(hits.map(({ word }) => word))];
  const {
    provider,
    reviews,
    _count,
    submittedAt,
    createdAt: _created,
    updatedAt: _updated,
    ...rest
  } = course;
  return {
    ...rest,
    submittedAt: submittedAt?.toISOString() ?? null,
    offerings: _count.offerings,
    hits,
    findings,
    /** Soft findings that nobody let pass: approving asks for a reason. */
    undecided: standing(findings, overrides).filter(({ severity }) => severity === 'soft').length,
    overrides: overrides.map(({ byUserId: _by, ...override }) => override),
    cases: await earlierCases(db, words, { exceptCourse: course.id }),
    provider: {
      ...provider,
      /** Whether some listing in force covers the course's category: a warning to the reviewer, a refusal at sale (P1). */
      covered:
        provider.kind === 'school' ||
        provider.listings.some((listing) => listing.categories.includes(course.category)),
    },
    history: reviews.map((review) => ({
      id: review.id,
      at: review.at.toISOString(),
      toStatus: review.toStatus,
      reasons: review.reasons,
      answers: review.answers as C4Answers | null,
    })),
  };
}
