import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { COURSE_RULES } from '~/domain/course/rule-findings';
import { idOf } from '~/domain/id';
import type { RulesInForce } from '~/domain/reduction/rule';
import { NotFound } from '~/domain/refusal';
import type { CourseStatus } from '~/domain/states';
import { ownedProvider } from '~/services/provider/scope.server';
import { rulesNow } from '~/services/reduction/guard.server';
import { overridesOf } from '~/services/reduction/overrides.server';

/** The actor's courses, newest change first, with the last reasons of those that came back; all or those of a state. */
export async function courseList(actor: Actor, status: CourseStatus | null) {
  const providerId = ownedProvider(actor);
  const [groups, courses] = await Promise.all([
    db.course.groupBy({ by: ['status'], where: { providerId }, _count: true }),
    db.course.findMany({
      where: { providerId, ...(status && { status }) },
      orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
      select: {
        id: true,
        status: true,
        category: true,
        titleZh: true,
        titleEn: true,
        grades: true,
        submittedAt: true,
        updatedAt: true,
        reviews: {
          where: { toStatus: 'returned' },
          orderBy: { at: 'desc' },
          take: 1,
          select: { reasons: true },
        },
        _count: { select: { offerings: { where: { status: { notIn: ['draft', 'canceled'] } } } } },
      },
    }),
  ]);
  return {
    counts: Object.fromEntries(groups.map((group) => [group.status, group._count])) as Partial<
      Record<CourseStatus, number>
    >,
    courses: courses.map(({ reviews, _count, submittedAt, updatedAt, ...course }) => ({
      ...course,
      submittedAt: submittedAt?.toISOString() ?? null,
      updatedAt: updatedAt.toISOString(),
      reasons: course.status === 'returned' ? (reviews[0]?.reasons ?? null) : null,
      classes: _count.offerings,
    })),
  };
}

/** One of the actor's courses with its review history and its classes. @throws NotFound */
export async function ownCourse(actor: Actor, courseId: string) {
  const course = await db.course.findFirst({
    where: { id: idOf(courseId, 'course'), providerId: ownedProvider(actor) },
    include: {
      reviews: { orderBy: { at: 'desc' } },
      offerings: {
        orderBy: [{ firstDate: 'desc' }, { id: 'asc' }],
        select: {
          id: true,
          status: true,
          firstDate: true,
          school: { select: { nameZh: true, nameEn: true } },
        },
      },
    },
  });
  if (!course) throw new NotFound('course');
  const overrides = await overridesOf(db, { kind: 'course', id: course.id });
  const { providerId: _, reviews, offerings, submittedAt, createdAt, updatedAt, ...rest } = course;
  return {
    ...rest,
    submittedAt: submittedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    reasons:
      rest.status === 'returned' ? (reviews.find((r) => r.toStatus === 'returned')?.reasons ?? null) : null,
    overrides: overrides.map(({ id, rule, path, actual, reason, at }) => ({
      id,
      rule,
      path,
      actual,
      reason,
      at,
    })),
    history: reviews.map(({ id, at, toStatus, reasons }) => ({
      id,
      at: at.toISOString(),
      toStatus,
      reasons,
    })),
    offerings: offerings.map(({ firstDate, ...each }) => ({
      ...each,
      firstDate: firstDate.toISOString().slice(0, 10),
    })),
  };
}

/** The rules that a course is judged by now, for the form to judge by while one types. */
export async function courseRules(now: Date): Promise<RulesInForce> {
  const all = await rulesNow(db, now);
  return Object.fromEntries(COURSE_RULES.map((rule) => [rule, all[rule]]));
}

/** Approved courses of the actor: what a class can be planned of. */
export function plannableCourses(actor: Actor) {
  return db.course.findMany({
    where: { providerId: ownedProvider(actor), status: 'approved' },
    orderBy: { titleZh: 'asc' },
    select: { id: true, category: true, titleZh: true, titleEn: true, grades: true },
  });
}
