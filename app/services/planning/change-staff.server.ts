import { violates } from '~/db/constraint.server';
import { dateColumn, schoolDateOf } from '~/db/school-date.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { todayInShanghai } from '~/domain/calendar';
import { onForm, rostered } from '~/domain/planning/findings';
import { staffClashRefusals } from '~/domain/planning/staff-clash';
import { refused } from '~/domain/refusal';
import { departureRefusals } from '~/domain/staff/rostering';
import type { OfferingStatus, TeachingRole } from '~/domain/states';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '~/services/audit/record.server';
import { recheckProviderSoon } from '~/services/expiry/sweep-soon.server';
import { sweepSoon } from '../expiry/sweep-soon.server';
import { classFindings } from '../reduction/guard.server';
import { planDesk } from './desk.server';
import { lockOwnPlan } from './own-plan.server';

/** Classes whose people can change: with the school, or anywhere before the end. */
export const STAFF_CHANGES_IN: readonly OfferingStatus[] = [
  'submitted',
  'approved',
  'open',
  'confirmed',
  'running',
];

export type StaffInput = {
  offeringId: string;
  staff: { instructorId: string; role: TeachingRole }[];
  lng: string;
};

/**
 * Other people for the lessons still to come, today's included; what was taught keeps who taught it. The same rules as
 * for a plan: somebody leads, is qualified, checked on each date, and nowhere else at that time (P6-P8, P13, C5, T14).
 */
export async function changeStaff(actor: Actor, { offeringId, staff, lng }: StaffInput, now: Date) {
  const today = dateColumn(todayInShanghai(now));
  try {
    return await inTransaction(async (tx) => {
      const offering = await lockOwnPlan(tx, actor, offeringId);
      if (!STAFF_CHANGES_IN.includes(offering.status)) return refused({ code: 'invalid_state' });
      const { courseId, schoolId } = offering;
      const desk = await planDesk(tx, { courseId, schoolId, offeringId, lng }, now);
      const ahead = await tx.lesson.findMany({
        where: { offeringId, status: 'planned', date: { gte: today } },
        select: { id: true, date: true, startMinute: true, endMinute: true },
      });
      const people = rostered(desk.people, staff);
      if (people.length < staff.length) return refused({ code: 'staff_elsewhere', path: 'staff' });
      const times = ahead.map(({ id: _, date, ...time }) => ({ ...time, date: schoolDateOf(date) }));
      const found = await classFindings(tx, offeringId, now, { anew: true, staff: people });
      const refusals = [
        ...departureRefusals(
          people,
          times.map(({ date }) => date),
        ),
        ...onForm(found, { slots: [], lessons: [], staff: people }),
        ...staffClashRefusals(people, times, desk.busy),
      ];
      if (refusals.length > 0) return refused(...refusals);

      // Newcomers before leavers, leads before assistants: at no moment is the class without what P6 and P13 ask.
      for (const { instructorId, role } of [...staff].sort((a, b) => (a.role < b.role ? 1 : -1))) {
        await tx.offeringStaff.upsert({
          where: { offeringId_instructorId: { offeringId, instructorId } },
          create: { offeringId, instructorId, role },
          update: { role },
        });
      }
      await tx.offeringStaff.deleteMany({
        where: { offeringId, instructorId: { notIn: staff.map(({ instructorId }) => instructorId) } },
      });
      await tx.lessonStaff.deleteMany({ where: { lessonId: { in: ahead.map(({ id }) => id) } } });
      await tx.lessonStaff.createMany({
        data: ahead.flatMap(({ id: lessonId, ...time }) =>
          staff.map((person) => ({ lessonId, ...person, ...time })),
        ),
      });
      await recordAudit(
        tx,
        { actor, permission: 'offering.plan' },
        {
          verb: 'offering.change_staff',
          subjectKind: 'offering',
          subjectId: offeringId,
          data: { staff: staff.map(({ instructorId }) => instructorId), lessons: ahead.length },
        },
        now,
      );
      await enqueue(tx, 'index-offering', { offeringId });
      await sweepSoon(tx, offering.course.providerId);
      await recheckProviderSoon(tx, offering.course.providerId);
      return { kind: 'done' as const };
    });
  } catch (error) {
    if (violates(error, 'lesson_staff_once')) return refused({ code: 'instructor_taken', path: 'staff' });
    throw error;
  }
}
