import { dateColumn, schoolDateOf } from '~/db/school-date.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import type { SchoolDate } from '~/domain/calendar';
import { refused } from '~/domain/refusal';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '~/services/audit/record.server';
import { ownedProvider } from '~/services/provider/scope.server';
import { lockOwnInstructor } from './own-instructor.server';

/**
 * An instructor leaves: from that day on they can teach nothing, and their sign-in for this provider ends with it.
 * Refused while lessons from that day on still count on them (`instructor_has_lessons`); plans not yet sent let go of
 * them by themselves.
 */
export function recordDeparture(
  actor: Actor,
  input: { instructorId: string; leftOn: SchoolDate },
  now: Date,
) {
  const providerId = ownedProvider(actor);
  const { instructorId, leftOn } = input;
  return inTransaction(async (tx) => {
    const instructor = await lockOwnInstructor(tx, providerId, instructorId);
    const ahead = { instructorId, live: true, date: { gte: dateColumn(leftOn) } };
    const count = await tx.lessonStaff.count({ where: ahead });
    const first = await tx.lessonStaff.findFirst({
      where: ahead,
      orderBy: { date: 'asc' },
      select: { date: true },
    });
    if (first) {
      const params = { count, date: schoolDateOf(first.date) };
      return refused({ code: 'instructor_has_lessons', path: 'leftOn', params });
    }
    await tx.offeringStaff.deleteMany({
      where: { instructorId, offering: { status: { in: ['draft', 'refused'] } } },
    });
    await tx.instructor.update({
      where: { id: instructorId },
      data: { leftOn: dateColumn(leftOn) },
      select: { id: true },
    });
    if (instructor.userId) {
      await tx.membership.updateMany({
        where: { userId: instructor.userId, providerId, role: 'provider_instructor', endedAt: null },
        data: { endedAt: now },
      });
    }
    await recordAudit(
      tx,
      { actor, permission: 'staff.manage' },
      { verb: 'instructor.leave', subjectKind: 'instructor', subjectId: instructorId, data: { leftOn } },
      now,
    );
    await enqueue(tx, 'index-provider', { providerId });
    return { kind: 'done' as const };
  });
}
