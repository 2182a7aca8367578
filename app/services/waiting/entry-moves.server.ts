import { db } from '~/db/client.server';
import type { WaitingMoveKind } from '~/domain/states';

export type EntryMove = {
  id: string;
  kind: WaitingMoveKind;
  from: number;
  to: number;
  /** Another child was moved, and this one stands further back for it. */
  overtaken: boolean;
  reason: string;
  at: string;
};

/** A family reads what was done to its own child's place, and whether it was for somebody else's. */
export async function movesOf({
  offeringId,
  moves,
}: {
  offeringId: string;
  moves: Move[];
}): Promise<EntryMove[]> {
  const jumps = await db.waitingMove.findMany({
    where: { offeringId, at: { in: moves.map(({ at }) => at) }, kind: 'jump' },
    select: { at: true },
  });
  const jumped = new Set(jumps.map(({ at }) => at.getTime()));
  return moves
    .filter(({ kind }) => kind === 'jump' || kind === 'pass_over')
    .map(({ id, kind, fromPosition, toPosition, reason, at }) => ({
      id,
      kind,
      from: fromPosition,
      to: toPosition,
      overtaken: kind === 'pass_over' && jumped.has(at.getTime()),
      reason,
      at: at.toISOString(),
    }));
}

type Move = {
  id: string;
  kind: WaitingMoveKind;
  fromPosition: number;
  toPosition: number;
  reason: string;
  at: Date;
};
