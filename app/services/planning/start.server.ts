import { dateColumn, schoolDateOf } from '~/db/school-date.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { addDays, daysBetween, laterOf, mondayOf, todayInShanghai } from '~/domain/calendar';
import { gradesOf } from '~/domain/grade';
import { maxWeeks } from '~/domain/planning/draft';
import { classMaxOf } from '~/domain/planning/slots';
import { NotFound, refused } from '~/domain/refusal';
import { recordAudit } from '~/services/audit/record.server';
import { ownedProvider } from '~/services/provider/scope.server';
import { rulesNow } from '~/services/reduction/guard.server';

/** Where a plan begins when nobody has said anything: in three weeks, time enough for the school and for families. */
const daysAhead = 21;
const usualPlaces = 30;

/**
 * Opens a plan of an approved course at a school, filled with what is usual there. Refuses a course that is not
 * approved, a school without the course's grades, and a calendar that has no term ahead.
 */
export function startPlan(actor: Actor, input: { courseId: string; schoolId: string }, now: Date) {
  const providerId = ownedProvider(actor);
  const today = todayInShanghai(now);
  return inTransaction(async (tx) => {
    const course = await tx.course.findFirst({ where: { id: input.courseId, providerId } });
    const school = await tx.school.findUnique({ where: { id: input.schoolId } });
    const term = await tx.term.findFirst({
      where: { toDate: { gte: dateColumn(addDays(today, daysAhead)) } },
      orderBy: { fromDate: 'asc' },
    });
    if (!course) throw new NotFound('course');
    if (!school) return refused({ code: 'required', path: 'schoolId' });
    if (course.status !== 'approved') return refused({ code: 'course_not_approved', path: 'courseId' });
    if (!term) return refused({ code: 'date_outside_term' });
    const taught: readonly number[] = gradesOf(school.kind);
    const grades = course.grades.filter((grade) => taught.includes(grade));
    if (grades.length === 0) return refused({ code: 'school_without_grades', path: 'schoolId' });

    const firstDate = laterOf(schoolDateOf(term.fromDate), addDays(mondayOf(today), daysAhead));
    const weeksLeft = Math.ceil((daysBetween(firstDate, schoolDateOf(term.toDate)) + 1) / 7);
    const capacity = Math.min(course.groupMax ?? usualPlaces, classMaxOf(grades, await rulesNow(tx, now)));
    const fee = await tx.listingFeeStandard.aggregate({
      where: { category: course.category, listing: { providerId, status: 'listed' } },
      _max: { perLessonFen: true },
    });
    const { id } = await tx.offering.create({
      data: {
        courseId: course.id,
        schoolId: school.id,
        termId: term.id,
        grades,
        capacity,
        minimum: Math.min(capacity, Math.max(1, Math.ceil(capacity / 2))),
        payer: 'family',
        perLessonFen: fee._max.perLessonFen ?? 0,
        firstDate: dateColumn(firstDate),
        weeks: Math.min(maxWeeks, Math.max(1, weeksLeft)),
        createdAt: now,
      },
      select: { id: true },
    });
    await recordAudit(
      tx,
      { actor, permission: 'offering.plan' },
      {
        verb: 'offering.draft',
        subjectKind: 'offering',
        subjectId: id,
        data: { courseId: course.id, schoolId: school.id },
      },
      now,
    );
    return { kind: 'done' as const, offeringId: id };
  });
}
