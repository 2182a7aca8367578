import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { refused } from '~/domain/refusal';
import { recordAudit } from '~/services/audit/record.server';
import { lockOwnPlan } from './own-plan.server';

/** Takes a plan back from the school before it has decided: a draft again, its lessons are gone and its staff is free. */
export function withdrawPlan(actor: Actor, input: { offeringId: string }, now: Date) {
  const { offeringId } = input;
  return inTransaction(async (tx) => {
    const offering = await lockOwnPlan(tx, actor, offeringId);
    if (offering.status !== 'submitted') return refused({ code: 'invalid_state' });
    await tx.lesson.deleteMany({ where: { offeringId } });
    await tx.offering.update({
      where: { id: offeringId },
      data: { status: 'draft', submittedAt: null },
      select: { id: true },
    });
    await recordAudit(
      tx,
      { actor, permission: 'offering.plan' },
      { verb: 'offering.withdraw', subjectKind: 'offering', subjectId: offeringId },
      now,
    );
    return { kind: 'done' as const };
  });
}
