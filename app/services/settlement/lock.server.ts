import type { Tx } from '~/db/client.server';
import { schoolDateOf } from '~/db/school-date.server';
import { lockRow } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { isId } from '~/domain/id';
import { NotFound } from '~/domain/refusal';
import { decideSettlement, type SettlementAct } from '~/domain/settlement/decide';
import { monthOf } from '~/domain/settlement/month';

/** Locks a settlement and asks whether the actor may do this with it now. @throws NotFound */
export async function lockSettlement(tx: Tx, settlementId: string, act: SettlementAct, actor: Actor) {
  if (!isId(settlementId) || !(await lockRow(tx, 'settlement', settlementId)))
    throw new NotFound('settlement');
  const settlement = await tx.settlement.findUniqueOrThrow({ where: { id: settlementId } });
  const { status, confirmedBy } = settlement;
  const admin = actor.memberships.some(({ role }) => role === 'bureau_admin');
  return {
    settlement: { ...settlement, month: monthOf(schoolDateOf(settlement.month)) },
    decision: decideSettlement({ act, status, confirmedBy, userId: actor.userId, admin }),
  };
}
