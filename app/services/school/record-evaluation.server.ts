import { db } from '~/db/client.server';
import { inTransaction, lockRow } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { idOf } from '~/domain/id';
import { NotFound, refused } from '~/domain/refusal';
import type { OfferingStatus } from '~/domain/states';
import { recordAudit } from '../audit/record.server';
import { recheckProviderSoon } from '../expiry/sweep-soon.server';
import { schoolIdsFor } from './scope.server';

/** Classes whose families can be asked: taught at least in part. */
export const EVALUATED_IN: readonly OfferingStatus[] = ['running', 'finished', 'settled'];

export type EvaluationInput = { offeringId: string; answered: number; satisfied: number };

/** What families said of a class at the actor's school; null: not recorded. */
export async function evaluationOf(offeringId: string) {
  return db.offeringEvaluation.findUnique({
    where: { offeringId },
    select: { answered: true, satisfied: true },
  });
}

/**
 * Records how many families answered at the end of a term and how many were satisfied (P16); again replaces it. Refuses
 * `invalid_state` for a class that has not begun, and `satisfied_over_answered`. @throws NotFound when not the actor's
 */
export function recordEvaluation(
  actor: Actor,
  { offeringId, answered, satisfied }: EvaluationInput,
  now: Date,
) {
  return inTransaction(async (tx) => {
    await lockRow(tx, 'offering', idOf(offeringId, 'offering'));
    const offering = await tx.offering.findFirst({
      where: { id: offeringId, schoolId: { in: schoolIdsFor(actor, 'evaluation.record') } },
      select: { status: true, course: { select: { providerId: true } } },
    });
    if (!offering) throw new NotFound('offering');
    if (!EVALUATED_IN.includes(offering.status)) return refused({ code: 'invalid_state' });
    if (satisfied > answered) return refused({ code: 'satisfied_over_answered', path: 'satisfied' });
    const data = { answered, satisfied, recordedBy: actor.userId, recordedAt: now };
    await tx.offeringEvaluation.upsert({
      where: { offeringId },
      create: { offeringId, ...data },
      update: data,
      select: { offeringId: true },
    });
    await recordAudit(
      tx,
      { actor, permission: 'evaluation.record' },
      {
        verb: 'offering.evaluate',
        subjectKind: 'offering',
        subjectId: offeringId,
        data: { answered, satisfied },
      },
      now,
    );
    await recheckProviderSoon(tx, offering.course.providerId);
    return { kind: 'done' as const };
  });
}
