import { violates } from '~/db/constraint.server';
import { dateColumn } from '~/db/school-date.server';
import { inTransaction, type Tx } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { type SchoolDate, todayInShanghai } from '~/domain/calendar';
import { expiriesOf } from '~/domain/expiry/expiries';
import { type LessonAhead, touchedLessons } from '~/domain/expiry/touched';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import { enqueue } from '~/jobs/enqueue.server';
import { type AuditActor, recordAudit } from '~/services/audit/record.server';
import { notify, staffOfSchool } from '~/services/messages/notify.server';
import { STAFF_CHANGES_IN } from '~/services/planning/change-staff.server';
import { lockOwnPlan } from '~/services/planning/own-plan.server';
import { checkAgeOn } from './check-age.server';
import { lessonsAheadOf, loadExpiryFacts } from './facts.server';
import { settlePauses } from './settle-pauses.server';
import { refusalsOfStandIn } from './stand-in.server';
import { providerStanding } from './sweep.server';
import { recheckProviderSoon } from './sweep-soon.server';

export type Replacement = { offeringId: string; fromInstructorId: string; toInstructorId: string };

/**
 * Lets another person of the provider stand in for somebody whose check or qualification is out of date, in the lessons
 * of one class that it touches and in no other. The rules of rostering bind the new one on each date (P6-P8, C5, T14).
 * The school is told; a pause for this goes on by itself. Refused `expiry_nothing_touched` when nothing is out of date.
 *
 * @throws NotFound when the class or one of the people is not the actor's
 */
export async function replaceInstructor(
  actor: Actor,
  { offeringId, fromInstructorId, toInstructorId }: Replacement,
  now: Date,
): Promise<{ kind: 'done'; lessons: number } | Refused> {
  const by: AuditActor = { actor, permission: 'offering.plan' };
  try {
    return await inTransaction(async (tx) => {
      const offering = await lockOwnPlan(tx, actor, offeringId);
      if (!STAFF_CHANGES_IN.includes(offering.status)) return refused({ code: 'invalid_state' });
      const { providerId } = offering.course;
      const today = todayInShanghai(now);
      const age = await checkAgeOn(tx, today);
      const [facts] = await loadExpiryFacts(tx, { id: providerId });
      const theirs = new Set(facts?.instructors.map(({ id }) => id));
      if (!facts || !theirs.has(fromInstructorId) || !theirs.has(toInstructorId)) {
        throw new NotFound('instructor');
      }
      const ahead = (await lessonsAheadOf(tx, providerId, today)).filter(
        (lesson) => lesson.offeringId === offeringId,
      );
      const items = expiriesOf(facts, today, age).filter(({ id }) => id === fromInstructorId);
      const touched = ahead.filter((lesson) =>
        items.some((item) => touchedLessons(item, [lesson], today).length > 0),
      );
      if (touched.length === 0) return refused({ code: 'expiry_nothing_touched' });
      const people = { fromInstructorId, toInstructorId };
      const question = { offeringId, facts, ...people, touched, locale: actor.locale };
      const refusals = await refusalsOfStandIn(tx, question, now);
      if (refusals.length > 0) return refused(...refusals);

      await swap(tx, touched, { offeringId, fromInstructorId, toInstructorId }, today);
      await recordAudit(
        tx,
        by,
        {
          verb: 'offering.replace_instructor',
          subjectKind: 'offering',
          subjectId: offeringId,
          data: { from: fromInstructorId, to: toInstructorId, lessons: touched.length },
        },
        now,
      );
      const userIds = await staffOfSchool(tx, offering.schoolId);
      await notify(tx, { userIds }, 'class_staff_replaced', { offeringId }, now);
      await enqueue(tx, 'index-offering', { offeringId });
      await recheckProviderSoon(tx, providerId);
      await settlePauses(tx, by, await providerStanding(tx, providerId, now), now, offeringId);
      return { kind: 'done', lessons: touched.length };
    });
  } catch (error) {
    if (violates(error, 'lesson_staff_once')) return refused({ code: 'instructor_taken' });
    throw error;
  }
}

/** Writes who stands in these lessons now, and who of the class is who: somebody without a lesson ahead is not in it. */
async function swap(
  tx: Tx,
  lessons: readonly LessonAhead[],
  { offeringId, fromInstructorId, toInstructorId }: Replacement,
  today: SchoolDate,
): Promise<void> {
  const roleIn = (lesson: LessonAhead) =>
    lesson.staff.find(({ instructorId }) => instructorId === fromInstructorId)?.role ?? 'assistant';
  await tx.lessonStaff.deleteMany({
    where: { instructorId: fromInstructorId, lessonId: { in: lessons.map(({ id }) => id) } },
  });
  await tx.lessonStaff.createMany({
    data: lessons.map((lesson) => ({
      lessonId: lesson.id,
      instructorId: toInstructorId,
      role: roleIn(lesson),
      date: dateColumn(lesson.date),
      startMinute: lesson.startMinute,
      endMinute: lesson.endMinute,
    })),
  });
  const role = lessons.some((lesson) => roleIn(lesson) === 'lead') ? 'lead' : 'assistant';
  await tx.offeringStaff.upsert({
    where: { offeringId_instructorId: { offeringId, instructorId: toInstructorId } },
    create: { offeringId, instructorId: toInstructorId, role },
    update: role === 'lead' ? { role } : {},
  });
  const left = await tx.lessonStaff.count({
    where: {
      instructorId: fromInstructorId,
      live: true,
      date: { gte: dateColumn(today) },
      lesson: { offeringId },
    },
  });
  if (left === 0) {
    await tx.offeringStaff.deleteMany({ where: { offeringId, instructorId: fromInstructorId } });
  }
}
