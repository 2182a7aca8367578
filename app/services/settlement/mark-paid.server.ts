import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import type { Refused } from '~/domain/refusal';
import { fundTotals } from '~/domain/settlement/lines';
import { payoutLines } from '~/domain/settlement/payout';
import { recordAudit } from '../audit/record.server';
import { postEntry } from '../ledger/post.server';
import { notify, ownersOfProvider } from '../messages/notify.server';
import { closeSettledClasses } from './close-classes.server';
import { lockSettlement } from './lock.server';

/**
 * The treasury has transferred a confirmed settlement: the ledger stops owing it, in one entry, and classes that are
 * over and paid for are closed. @throws NotFound
 */
export function markSettlementPaid(
  actor: Actor,
  { settlementId, reference }: { settlementId: string; reference: string },
  now: Date,
): Promise<{ kind: 'done' } | Refused> {
  return inTransaction(async (tx) => {
    const { settlement, decision } = await lockSettlement(tx, settlementId, 'pay', actor);
    if (decision.kind === 'refused') return decision;
    await tx.settlement.update({
      where: { id: settlementId },
      data: { status: 'paid', paidAt: now, paidBy: actor.userId, reference },
      select: { id: true },
    });
    const { providerId, month, totalFen } = settlement;
    const lines = await tx.settlementLine.findMany({
      where: { settlementId },
      select: { fund: true, amountFen: true },
    });
    const act = {
      kind: 'settlement_paid',
      subjectKind: 'settlement',
      subjectId: settlementId,
      key: `settlement:${settlementId}`,
    } as const;
    await postEntry(tx, act, payoutLines(providerId, fundTotals(lines)), now);
    await recordAudit(
      tx,
      { actor, permission: 'settlement.pay' },
      {
        verb: 'settlement.pay',
        subjectKind: 'settlement',
        subjectId: settlementId,
        data: { providerId, month, totalFen },
      },
      now,
    );
    await closeSettledClasses(tx, now);
    const userIds = await ownersOfProvider(tx, providerId);
    const params = { settlementId, providerId, month, paidFen: totalFen };
    await notify(tx, { userIds }, 'settlement_paid', params, now);
    return { kind: 'done' };
  });
}
