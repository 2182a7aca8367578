import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { planWritable } from '~/domain/planning/storable';
import { refused } from '~/domain/refusal';
import { recordAudit } from '~/services/audit/record.server';
import { lockOwnPlan } from './own-plan.server';

/** Throws a plan away that was never sent or that the school refused. The audit remembers it. */
export function discardPlan(actor: Actor, input: { offeringId: string }, now: Date) {
  const { offeringId } = input;
  return inTransaction(async (tx) => {
    const offering = await lockOwnPlan(tx, actor, offeringId);
    if (!planWritable(offering.status)) return refused({ code: 'invalid_state' });
    await tx.offering.delete({ where: { id: offeringId }, select: { id: true } });
    await recordAudit(
      tx,
      { actor, permission: 'offering.plan' },
      {
        verb: 'offering.discard',
        subjectKind: 'offering',
        subjectId: offeringId,
        data: { courseId: offering.courseId, status: offering.status },
      },
      now,
    );
    return { kind: 'done' as const };
  });
}
