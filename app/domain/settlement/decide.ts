import { type Refusal, refused } from '../refusal';
import type { SettlementStatus } from '../states';

/** Why an officer takes a settlement back; the next run draws it up anew. */
export const RETURN_REASONS = ['lesson_wrong', 'amount_wrong', 'dispute_open', 'other'] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

export type SettlementAct = 'confirm' | 'pay' | 'return';

const FROM: Record<SettlementAct, readonly SettlementStatus[]> = {
  confirm: ['draft'],
  pay: ['confirmed'],
  return: ['draft', 'confirmed'],
};

/** What can be done with a settlement in a state. */
export function actsOn(status: SettlementStatus): SettlementAct[] {
  return (['confirm', 'pay', 'return'] as const).filter((act) => FROM[act].includes(status));
}

type Asked = {
  readonly act: SettlementAct;
  readonly status: SettlementStatus;
  readonly confirmedBy: string | null;
  readonly userId: string;
  readonly admin: boolean;
};

/**
 * Whether an act may be done: in its state, and four eyes on money that leaves: whoever confirmed does not mark it paid,
 * unless the bureau's administrator does.
 */
export function decideSettlement({ act, status, confirmedBy, userId, admin }: Asked) {
  const refusals: Refusal[] = [];
  if (!FROM[act].includes(status)) refusals.push({ code: 'settlement_moved_on' });
  else if (act === 'pay' && confirmedBy === userId && !admin)
    refusals.push({ code: 'settlement_same_person' });
  return refusals.length > 0 ? refused(...refusals) : ({ kind: 'done' } as const);
}
