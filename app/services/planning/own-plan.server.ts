import { lockRow, type Tx } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { idOf } from '~/domain/id';
import { NotFound } from '~/domain/refusal';
import { ownedProviders } from '~/services/provider/scope.server';

/** A plan of a provider that the actor owns, locked until the commit. @throws NotFound */
export async function lockOwnPlan(tx: Tx, actor: Actor, offeringId: string) {
  if (!(await lockRow(tx, 'offering', idOf(offeringId, 'offering')))) throw new NotFound('offering');
  const offering = await tx.offering.findFirst({
    where: { id: offeringId, course: { providerId: { in: ownedProviders(actor) } } },
    include: { course: { select: { providerId: true } } },
  });
  if (!offering) throw new NotFound('offering');
  return offering;
}
