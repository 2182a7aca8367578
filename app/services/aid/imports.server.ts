import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import type { KeyedRow } from '~/domain/aid/compare-register';
import { todayInShanghai } from '~/domain/calendar';
import { idOf } from '~/domain/id';
import { NotFound } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import {
  compareWithKnown,
  digestOf,
  openRegister,
  type RegisterSummary,
  registerSummary,
} from './register-rows.server';

/** Rows of each table that a preview lists; those that are gone are all listed, they are to be decided. */
const SHOWN = 200;

/** The last registers, counts only. */
export async function registersImported() {
  const imports = await db.entitlementImport.findMany({
    orderBy: { createdAt: 'desc' },
    take: 12,
    select: { id: true, source: true, fileName: true, status: true, summary: true, createdAt: true },
  });
  return imports.map(({ createdAt, summary, ...rest }) => ({
    ...rest,
    summary: summary as RegisterSummary,
    createdAt: createdAt.toISOString(),
  }));
}

export type RegisterCard = Awaited<ReturnType<typeof registersImported>>[number];

/**
 * A register as its page shows it: while it waits, against what is known this moment (who looks is written down,
 * invariant 9); afterwards its counts.
 *
 * @throws NotFound when there is none
 */
export async function registerImport(actor: Actor, importId: string, now: Date) {
  const found = await db.entitlementImport.findUnique({
    where: { id: idOf(importId, 'entitlement_import') },
  });
  if (!found) throw new NotFound('entitlement_import');
  const { id, source, fileName, status, sha256 } = found;
  const before = await db.entitlementImport.findFirst({
    where: { source, sha256, status: 'applied', id: { not: id } },
    orderBy: { appliedAt: 'desc' },
    select: { appliedAt: true },
  });
  const card = {
    id,
    source,
    fileName,
    status,
    appliedAt: found.appliedAt?.toISOString() ?? null,
    sameFileAppliedAt: before?.appliedAt?.toISOString() ?? null,
  };
  const kept = status === 'previewed' ? openRegister(found) : null;
  if (!kept) return { ...card, summary: found.summary as RegisterSummary, preview: null };
  const compared = await compareWithKnown(db, source, kept.rows, todayInShanghai(now));
  const entry = {
    verb: 'register.look',
    subjectKind: 'entitlement_import',
    subjectId: id,
    data: { rows: kept.rows.length },
  };
  await inTransaction((tx) => recordAudit(tx, { actor, permission: 'entitlement.manage' }, entry, now));
  const shown = {
    new: compared.new.slice(0, SHOWN),
    changed: compared.changed.slice(0, SHOWN),
    covered: compared.covered.slice(0, SHOWN),
  };
  const named = await childNames([
    ...Object.values(shown).flatMap((rows) => rows.map(({ childId }) => childId)),
    ...compared.gone.map(({ childId }) => childId),
  ]);
  const child = (childId: string) => named.get(childId) ?? null;
  return {
    ...card,
    summary: registerSummary(kept, compared),
    preview: {
      seen: digestOf(compared),
      ignored: kept.ignored,
      issues: kept.issues.slice(0, SHOWN),
      unmatched: compared.unmatched.slice(0, SHOWN).map(({ row, why }) => ({ ...rowShown(row), why })),
      new: shown.new.map(({ row, childId }) => ({ ...rowShown(row), child: child(childId) })),
      changed: shown.changed.map(({ row, childId, was }) => ({
        ...rowShown(row),
        child: child(childId),
        was,
      })),
      covered: shown.covered.map(({ row, childId, by }) => ({
        ...rowShown(row),
        child: child(childId),
        by: { source: by.source, from: by.from, to: by.to },
      })),
      gone: compared.gone.map(({ id: entitlementId, childId, class: kind, from, to }) => ({
        id: entitlementId,
        child: child(childId),
        class: kind,
        from,
        to,
      })),
    },
  };
}

export type RegisterPreview = NonNullable<Awaited<ReturnType<typeof registerImport>>['preview']>;

/** A row with the last four characters of its number: enough to find it in the file. */
function rowShown({ row, pupilNumber, class: kind, from, to }: KeyedRow) {
  return { row, numberEnd: pupilNumber.slice(-4), class: kind, from, to };
}

/** Who is meant: name, grade and school, for the officer to check. */
async function childNames(ids: readonly string[]) {
  const children = await db.child.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: {
      id: true,
      name: true,
      grade: true,
      school: { select: { nameZh: true, nameEn: true } },
    },
  });
  return new Map(children.map(({ id, ...rest }) => [id, rest]));
}
