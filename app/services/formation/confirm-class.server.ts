import type { Tx } from '~/db/client.server';
import { inTransaction, lockRow } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { notToDecide } from '~/domain/formation/decide';
import { idOf } from '~/domain/id';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '../audit/record.server';
import { schoolIdsFor } from '../school/scope.server';
import { type ClassToForm, classToForm } from './class.server';
import { tellTakesPlace } from './tell.server';

/**
 * Has a class take place although fewer children came than it was planned for. Its places stay as many as they were.
 *
 * @throws NotFound when it is not at the actor's school
 */
export async function confirmClass(
  actor: Actor,
  { offeringId, reason }: { offeringId: string; reason: string },
  now: Date,
): Promise<{ kind: 'done' } | Refused> {
  return inTransaction(async (tx) => {
    await lockRow(tx, 'offering', idOf(offeringId, 'offering'));
    const of = await ownClass(tx, actor, offeringId, now);
    const why = reason.trim();
    if (why === '') return refused({ code: 'reason_missing', path: 'reason' });
    const not = decidable(of);
    if (not) return not;
    await tx.offering.update({
      where: { id: offeringId },
      data: { status: 'confirmed', formationAt: now },
      select: { id: true },
    });
    const { confirmed, minimum } = of;
    await recordAudit(
      tx,
      { actor, permission: 'formation.decide' },
      {
        verb: 'offering.confirm',
        subjectKind: 'offering',
        subjectId: offeringId,
        data: { confirmed, minimum, reason: why },
      },
      now,
    );
    await tellTakesPlace(tx, of, now);
    await enqueue(tx, 'index-offering', { offeringId });
    return { kind: 'done' };
  });
}

/** A class of the actor's school that is more than a plan. @throws NotFound */
export async function ownClass(
  db: Parameters<typeof classToForm>[0] & Pick<Tx, 'offering'>,
  actor: Actor,
  offeringId: string,
  now: Date,
): Promise<ClassToForm> {
  const own = await db.offering.findFirst({
    where: {
      id: offeringId,
      schoolId: { in: schoolIdsFor(actor, 'formation.decide') },
      status: { notIn: ['draft', 'submitted', 'refused'] },
    },
    select: { id: true },
  });
  const of = own && (await classToForm(db, offeringId, now));
  if (!of) throw new NotFound('offering');
  return of;
}

/** Null when it is for the school to decide about the class now. */
export function decidable(of: ClassToForm): Refused | null {
  const not = notToDecide(of);
  // Its deadline is over and the job that asks the school has not been here yet: what it would ask can be answered.
  return not && refused({ code: 'formation_not_due', params: { context: not } });
}
