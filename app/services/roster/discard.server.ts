import { db } from '~/db/client.server';
import { inTransaction, lockRow } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { idOf } from '~/domain/id';
import { NotFound } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { schoolIdsFor } from '../school/scope.server';

/** Drops a previewed import and its rows; one that is applied or dropped already stays as it is. @throws NotFound */
export async function discardImport(
  actor: Actor,
  { importId }: { importId: string },
  now: Date,
): Promise<void> {
  await inTransaction(async (tx) => {
    await lockRow(tx, 'roster_import', idOf(importId, 'roster_import'));
    const found = await tx.rosterImport.findFirst({
      where: { id: importId, schoolId: { in: schoolIdsFor(actor, 'pupils.import') } },
      select: { status: true },
    });
    if (!found) throw new NotFound('roster_import');
    if (found.status !== 'previewed') return;
    await tx.rosterImport.update({ where: { id: importId }, data: DROPPED, select: { id: true } });
    await recordAudit(
      tx,
      { actor, permission: 'pupils.import' },
      { verb: 'roster.discard', subjectKind: 'roster_import', subjectId: importId },
      now,
    );
  });
}

const DROPPED = { status: 'dropped', rowsCipher: null, rowsKeyId: null } as const;
const DAY_MS = 86_400_000;

/** M11: rows that nobody applied within a day are dropped. Returns how many imports that were. */
export async function dropStaleImports(now: Date): Promise<number> {
  const stale = await db.rosterImport.findMany({
    where: { status: 'previewed', createdAt: { lte: new Date(now.getTime() - DAY_MS) } },
    select: { id: true },
  });
  for (const { id } of stale) {
    await inTransaction(async (tx) => {
      const { count } = await tx.rosterImport.updateMany({
        where: { id, status: 'previewed' },
        data: DROPPED,
      });
      if (count === 0) return;
      const entry = { verb: 'roster.drop', subjectKind: 'roster_import', subjectId: id };
      await recordAudit(tx, { system: 'drop-roster-imports' }, entry, now);
    });
  }
  return stale.length;
}
