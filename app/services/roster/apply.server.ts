import type { Tx } from '~/db/client.server';
import { violates } from '~/db/constraint.server';
import { inTransaction, lockRow } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { idOf } from '~/domain/id';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { schoolIdsFor } from '../school/scope.server';
import { compareWithRoster } from './comparison.server';
import { digestOf, planWrites, type RowChoice } from './plan-writes.server';
import { openRows } from './rows.server';
import { summaryOf } from './summary';
import { writePupils } from './write-pupils.server';

export type ApplyInput = {
  importId: string;
  /** Digest of the preview that was looked at. */
  seen: string;
  /** What to do with doubtful rows, by row; the others are left out. */
  choices: ReadonlyMap<number, RowChoice>;
};

export type RosterApplied = {
  kind: 'done';
  added: number;
  changed: number;
  leftOut: number;
};

/**
 * Applies a previewed roster: new pupils are added, changed ones changed, doubtful ones as chosen, nobody removed. The
 * file is compared again under the lock; where that is not what was looked at, nothing is written. The rows are dropped
 * with it.
 *
 * @throws NotFound when the import is not of the actor's school
 */
export async function applyRoster(
  actor: Actor,
  input: ApplyInput,
  now: Date,
): Promise<RosterApplied | Refused> {
  try {
    return await inTransaction((tx) => apply(tx, actor, input, now));
  } catch (error) {
    // Another school's import took one of these numbers in the same second.
    if (violates(error, 'child_pupil_number_hash_key')) return refused({ code: 'changed_meanwhile' });
    throw error;
  }
}

async function apply(tx: Tx, actor: Actor, input: ApplyInput, now: Date): Promise<RosterApplied | Refused> {
  const { importId, seen, choices } = input;
  await lockRow(tx, 'roster_import', idOf(importId, 'roster_import'));
  const found = await tx.rosterImport.findFirst({
    where: { id: importId, schoolId: { in: schoolIdsFor(actor, 'pupils.import') } },
  });
  if (!found) throw new NotFound('roster_import');
  const { schoolId } = found;
  const kept = openRows(found);
  if (found.status !== 'previewed' || !kept) return refused({ code: 'roster_import_over' });
  // One import of a school after the other.
  await tx.$queryRaw`SELECT id FROM school WHERE id = ${schoolId} FOR NO KEY UPDATE`;
  const compared = await compareWithRoster(tx, schoolId, kept.rows);
  if (digestOf(compared) !== seen) return refused({ code: 'changed_meanwhile' });
  const writes = planWrites(compared, choices);
  if (writes.kind === 'refused') return writes;

  await writePupils(tx, schoolId, writes, now);
  const summary = summaryOf(kept, compared);
  await tx.rosterImport.update({
    where: { id: importId },
    data: { status: 'applied', appliedAt: now, rowsCipher: null, rowsKeyId: null, summary },
    select: { id: true },
  });
  const counts = {
    added: writes.additions.length + writes.arrivals.length,
    changed: writes.updates.length + writes.renumbered.length,
    leftOut: writes.leftOut,
  };
  await recordAudit(
    tx,
    { actor, permission: 'pupils.import' },
    {
      verb: 'roster.apply',
      subjectKind: 'roster_import',
      subjectId: importId,
      data: { schoolId, ...counts, arrivals: writes.arrivals.length, errors: summary.errors },
    },
    now,
  );
  return { kind: 'done', ...counts };
}
