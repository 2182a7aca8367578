import { db } from '~/db/client.server';
import { NotFound } from '~/domain/refusal';
import { COURSE_STATUSES, type CourseStatus } from '~/domain/states';

/** States the bureau sees: a draft is the provider's own business. */
export const REVIEW_STATUSES: readonly CourseStatus[] = COURSE_STATUSES.filter(
  (status) => status !== 'draft',
);

/** How many courses are in each state. */
export async function courseCounts(): Promise<Record<string, number>> {
  const groups = await db.course.groupBy({ by: ['status'], _count: true });
  return Object.fromEntries(groups.map((group) => [group.status, group._count]));
}

/** One page of the queue, oldest submission first. */
export async function courseQueue(
  status: CourseStatus,
  { page, perPage }: { page: number; perPage: number },
) {
  const courses = await db.course.findMany({
    where: { status },
    orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
    skip: (page - 1) * perPage,
    take: perPage,
    select: {
      id: true,
      titleZh: true,
      titleEn: true,
      category: true,
      grades: true,
      submittedAt: true,
      provider: { select: { id: true, nameZh: true, nameEn: true } },
      _count: { select: { reviews: { where: { toStatus: 'returned' } } } },
    },
  });
  return courses.map(({ _count, submittedAt, ...course }) => ({
    ...course,
    submittedAt: submittedAt?.toISOString() ?? null,
    returnedTimes: _count.reviews,
  }));
}

/** A course as its reviewer reads it, with the provider's listing and the history. @throws NotFound */
export async function courseForReview(courseId: string) {
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
    })),
  };
}
