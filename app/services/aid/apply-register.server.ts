import type { Tx } from '~/db/client.server';
import { violates } from '~/db/constraint.server';
import { dateColumn } from '~/db/school-date.server';
import { inTransaction, lockRow } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import type { KeyedRow, RegisterComparison } from '~/domain/aid/compare-register';
import { todayInShanghai } from '~/domain/calendar';
import { idOf } from '~/domain/id';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '../audit/record.server';
import { tellEnd } from './end-entitlement.server';
import { compareWithKnown, digestOf, openRegister, registerSummary } from './register-rows.server';

export type ApplyRegister = {
  importId: string;
  /** Digest of the preview that was looked at. */
  seen: string;
  /** Entitlements that are no longer in the register and end today; the others go on. */
  ending: readonly string[];
};

export type RegisterApplied = { kind: 'done'; added: number; changed: number; ended: number };

/**
 * Applies a previewed register: what is new is added, another last day is taken over, and what was ticked as no longer
 * in it ends today. It is compared again under a lock; where that is not what was looked at, nothing is written. The
 * rows are dropped with it, and the places of each child concerned are priced again by a job of their own.
 *
 * @throws NotFound when there is no such import
 */
export async function applyRegister(
  actor: Actor,
  input: ApplyRegister,
  now: Date,
): Promise<RegisterApplied | Refused> {
  try {
    return await inTransaction((tx) => apply(tx, actor, input, now));
  } catch (error) {
    if (violates(error, 'entitlement_child_id_class_source_from_date_key'))
      return refused({ code: 'changed_meanwhile' });
    throw error;
  }
}

async function apply(
  tx: Tx,
  actor: Actor,
  input: ApplyRegister,
  now: Date,
): Promise<RegisterApplied | Refused> {
  const { importId, seen } = input;
  await lockRow(tx, 'entitlement_import', idOf(importId, 'entitlement_import'));
  const found = await tx.entitlementImport.findUnique({ where: { id: importId } });
  if (!found) throw new NotFound('entitlement_import');
  const kept = openRegister(found);
  if (found.status !== 'previewed' || !kept) return refused({ code: 'roster_import_over' });
  // One register after the other: what each is compared with stays true until the commit.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('entitlement_import'))`;
  const { source } = found;
  const compared = await compareWithKnown(tx, source, kept.rows, todayInShanghai(now));
  if (digestOf(compared) !== seen) return refused({ code: 'changed_meanwhile' });
  const ending = compared.gone.filter(({ id }) => input.ending.includes(id));
  const by = { importId, source, createdBy: actor.userId, createdAt: now };
  await write(tx, compared, by);
  const today = dateColumn(todayInShanghai(now));
  await tx.entitlement.updateMany({
    where: { id: { in: ending.map(({ id }) => id) } },
    data: { toDate: today },
  });
  const summary = registerSummary(kept, compared);
  await tx.entitlementImport.update({
    where: { id: importId },
    data: { status: 'applied', appliedAt: now, rowsCipher: null, rowsKeyId: null, summary },
    select: { id: true },
  });
  const counts = { added: compared.new.length, changed: compared.changed.length, ended: ending.length };
  const entry = {
    verb: 'register.apply',
    subjectKind: 'entitlement_import',
    subjectId: importId,
    data: { source, ...summary, ...counts, entitlementsEnded: ending.map(({ id }) => id) },
  };
  await recordAudit(tx, { actor, permission: 'entitlement.manage' }, entry, now);
  for (const { childId } of ending) await tellEnd(tx, childId, todayInShanghai(now), now);
  const children = [...compared.new, ...compared.changed, ...ending].map(({ childId }) => childId);
  for (const childId of new Set(children))
    await enqueue(tx, 'requote-child', { childId }, { jobKey: `requote-child:${childId}` });
  return { kind: 'done', ...counts };
}

type Source = {
  importId: string;
  source: 'civil_affairs' | 'agriculture' | 'disabled_federation' | 'guardian';
};

/** Rows of one statement: far below the number of values PostgreSQL takes at once. */
const AT_ONCE = 500;

async function write(
  tx: Tx,
  compared: RegisterComparison<KeyedRow>,
  by: Source & { createdBy: string; createdAt: Date },
): Promise<void> {
  const rows = compared.new.map(({ row, childId }) => ({
    childId,
    class: row.class,
    fromDate: dateColumn(row.from),
    toDate: dateColumn(row.to),
    ...by,
  }));
  for (let at = 0; at < rows.length; at += AT_ONCE)
    await tx.entitlement.createMany({ data: rows.slice(at, at + AT_ONCE) });
  for (const { row, entitlementId } of compared.changed) {
    await tx.entitlement.update({
      where: { id: entitlementId },
      data: { toDate: dateColumn(row.to), importId: by.importId },
      select: { id: true },
    });
  }
}
