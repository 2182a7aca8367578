import type { Actor } from '~/domain/access/actor';
import type { Refused } from '~/domain/refusal';
import type { ReturnReason } from '~/domain/settlement/decide';
import { confirmSettlement } from './confirm.server';
import { markSettlementPaid } from './mark-paid.server';
import { returnSettlement } from './return.server';

/** What an officer asks for, as the form of the page sends it. */
export type AskedAct =
  | { act: 'confirm' }
  | { act: 'pay'; reference: string }
  | { act: 'return'; reason: ReturnReason };

/** The verb behind a pressed button of a settlement's page. @throws NotFound */
export function actOnSettlement(
  actor: Actor,
  settlementId: string,
  asked: AskedAct,
  now: Date,
): Promise<{ kind: 'done' } | Refused> {
  switch (asked.act) {
    case 'confirm':
      return confirmSettlement(actor, settlementId, now);
    case 'pay':
      return markSettlementPaid(actor, { settlementId, reference: asked.reference }, now);
    case 'return':
      return returnSettlement(actor, { settlementId, reason: asked.reason }, now);
  }
}
