import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import type { Refused } from '~/domain/refusal';
import type { ReturnReason } from '~/domain/settlement/decide';
import { recordAudit } from '../audit/record.server';
import { lockSettlement } from './lock.server';

/**
 * Takes a settlement back that was not paid yet. What it held is open again, and the next run of the month draws it up
 * anew from what the ledger says then. @throws NotFound
 */
export function returnSettlement(
  actor: Actor,
  { settlementId, reason }: { settlementId: string; reason: ReturnReason },
  now: Date,
): Promise<{ kind: 'done'; month: string } | Refused> {
  return inTransaction(async (tx) => {
    const { settlement, decision } = await lockSettlement(tx, settlementId, 'return', actor);
    if (decision.kind === 'refused') return decision;
    await tx.settlement.delete({ where: { id: settlementId }, select: { id: true } });
    const { providerId, month, totalFen, status } = settlement;
    await recordAudit(
      tx,
      { actor, permission: 'settlement.approve' },
      {
        verb: 'settlement.return',
        subjectKind: 'settlement',
        subjectId: settlementId,
        data: { providerId, month, totalFen, was: status, reason },
      },
      now,
    );
    return { kind: 'done', month };
  });
}
