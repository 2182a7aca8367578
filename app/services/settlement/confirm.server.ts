import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import type { Refused } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { notify, ownersOfProvider } from '../messages/notify.server';
import { lockSettlement } from './lock.server';

/** The bureau approves a draft; the provider hears that its statement is ready. @throws NotFound */
export function confirmSettlement(
  actor: Actor,
  settlementId: string,
  now: Date,
): Promise<{ kind: 'done' } | Refused> {
  return inTransaction(async (tx) => {
    const { settlement, decision } = await lockSettlement(tx, settlementId, 'confirm', actor);
    if (decision.kind === 'refused') return decision;
    await tx.settlement.update({
      where: { id: settlementId },
      data: { status: 'confirmed', confirmedAt: now, confirmedBy: actor.userId },
      select: { id: true },
    });
    const { providerId, month, totalFen } = settlement;
    await recordAudit(
      tx,
      { actor, permission: 'settlement.approve' },
      {
        verb: 'settlement.confirm',
        subjectKind: 'settlement',
        subjectId: settlementId,
        data: { providerId, month, totalFen },
      },
      now,
    );
    const userIds = await ownersOfProvider(tx, providerId);
    const params = { settlementId, providerId, month, paidFen: totalFen };
    await notify(tx, { userIds }, 'settlement_ready', params, now);
    return { kind: 'done' };
  });
}
