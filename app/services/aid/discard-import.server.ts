import { db } from '~/db/client.server';
import { inTransaction, lockRow } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { idOf } from '~/domain/id';
import { NotFound } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';

const DROPPED = { status: 'dropped', rowsCipher: null, rowsKeyId: null } as const;
const DAY_MS = 86_400_000;

/** Drops a previewed register and its rows; one that is applied or dropped stays as it is. @throws NotFound */
export async function discardRegister(
  actor: Actor,
  { importId }: { importId: string },
  now: Date,
): Promise<void> {
  await inTransaction(async (tx) => {
    if (!(await lockRow(tx, 'entitlement_import', idOf(importId, 'entitlement_import'))))
      throw new NotFound('entitlement_import');
    const { count } = await tx.entitlementImport.updateMany({
      where: { id: importId, status: 'previewed' },
      data: DROPPED,
    });
    if (count === 0) return;
    const entry = { verb: 'register.discard', subjectKind: 'entitlement_import', subjectId: importId };
    await recordAudit(tx, { actor, permission: 'entitlement.manage' }, entry, now);
  });
}

/** M11: rows that nobody applied within a day are dropped. Returns how many registers that were. */
export async function dropStaleRegisters(now: Date): Promise<number> {
  const stale = await db.entitlementImport.findMany({
    where: { status: 'previewed', createdAt: { lte: new Date(now.getTime() - DAY_MS) } },
    select: { id: true },
  });
  for (const { id } of stale) {
    await inTransaction(async (tx) => {
      const { count } = await tx.entitlementImport.updateMany({
        where: { id, status: 'previewed' },
        data: DROPPED,
      });
      if (count === 0) return;
      const entry = { verb: 'register.drop', subjectKind: 'entitlement_import', subjectId: id };
      await recordAudit(tx, { system: 'drop-roster-imports' }, entry, now);
    });
  }
  return stale.length;
}
