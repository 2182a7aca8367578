import { dateColumn, schoolDateOf } from '~/db/school-date.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { type SchoolDate, todayInShanghai } from '~/domain/calendar';
import { refused } from '~/domain/refusal';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '~/services/audit/record.server';
import { sweepSoon } from '~/services/expiry/sweep-soon.server';
import { ownedProvider } from '~/services/provider/scope.server';
import { lockOwnInstructor } from './own-instructor.server';

export type CheckInput = {
  instructorId: string;
  checkedOn: SchoolDate;
  result: 'clear' | 'hit';
  /** Reference of the query on the national platform; never the record itself (P9). */
  reference: string;
};

/**
 * Writes down an entry query (P8, P9): its day, result and reference. Rows are added, never changed. Refused before
 * the person has agreed to it (P9), and for a day that is still to come.
 */
export function recordCheck(actor: Actor, input: CheckInput, now: Date) {
  const providerId = ownedProvider(actor);
  const { instructorId, checkedOn, result, reference } = input;
  return inTransaction(async (tx) => {
    const instructor = await lockOwnInstructor(tx, providerId, instructorId);
    if (checkedOn > todayInShanghai(now)) return refused({ code: 'date_in_future', path: 'checkedOn' });
    const agreed = schoolDateOf(instructor.checkConsentOn);
    if (!agreed || agreed > checkedOn) {
      return refused({ code: 'check_before_consent', path: 'checkedOn', params: { ruleId: 'P9' } });
    }
    const { id } = await tx.staffCheck.create({
      data: {
        instructorId,
        checkedOn: dateColumn(checkedOn),
        result,
        reference,
        recordedBy: actor.userId,
        createdAt: now,
      },
      select: { id: true },
    });
    await recordAudit(
      tx,
      { actor, permission: 'staff.manage' },
      {
        verb: 'staff_check.record',
        subjectKind: 'instructor',
        subjectId: instructorId,
        data: { checkId: id, checkedOn, result },
      },
      now,
    );
    await enqueue(tx, 'index-provider', { providerId });
    await sweepSoon(tx, providerId);
    return { kind: 'done' as const };
  });
}
