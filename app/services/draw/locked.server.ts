import type { Tx } from '~/db/client.server';
import type { Draw } from '~/db/generated/client';
import { lockRow } from '~/db/lock.server';
import { NotFound } from '~/domain/refusal';

/** A draw as it is now, kept so until the commit: whoever hands in wishes or changes it waits. @throws NotFound */
export async function lockedDraw(tx: Tx, drawId: string): Promise<Draw> {
  if (!(await lockRow(tx, 'draw', drawId))) throw new NotFound('draw');
  return tx.draw.findUniqueOrThrow({ where: { id: drawId } });
}
