import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { idOf } from '~/domain/id';
import { NotFound } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { schoolIdFor, schoolIdsFor } from '../school/scope.server';
import { compareWithRoster, type IncomingRow } from './comparison.server';
import { choicesFor, digestOf } from './plan-writes.server';
import { openRows } from './rows.server';
import { type RosterSummary, summaryOf } from './summary';

/** Rows of each table that a preview lists; doubtful ones are all listed, they are to be decided. */
export const SHOWN = 200;

/** The last imports of the actor's school, counts only. */
export async function importsHere(actor: Actor) {
  const imports = await db.rosterImport.findMany({
    where: { schoolId: schoolIdFor(actor, 'pupils.import') },
    orderBy: { createdAt: 'desc' },
    take: 8,
    select: { id: true, fileName: true, status: true, summary: true, createdAt: true, appliedAt: true },
  });
  return imports.map(({ createdAt, appliedAt, summary, ...rest }) => ({
    ...rest,
    summary: summary as RosterSummary,
    createdAt: createdAt.toISOString(),
    appliedAt: appliedAt?.toISOString() ?? null,
  }));
}

export type ImportCard = Awaited<ReturnType<typeof importsHere>>[number];

/**
 * An import as its page shows it: while it waits, the file against the roster of this moment (who looks is written down,
 * invariant 9); afterwards its counts.
 *
 * @throws NotFound when it is not of the actor's school
 */
export async function importHere(actor: Actor, importId: string, now: Date) {
  const found = await db.rosterImport.findFirst({
    where: { id: idOf(importId, 'roster_import'), schoolId: { in: schoolIdsFor(actor, 'pupils.import') } },
  });
  if (!found) throw new NotFound('roster_import');
  const { id, schoolId, fileName, status, sha256 } = found;
  const before = await db.rosterImport.findFirst({
    where: { schoolId, sha256, status: 'applied', id: { not: id } },
    orderBy: { appliedAt: 'desc' },
    select: { appliedAt: true },
  });
  const card = {
    id,
    fileName,
    status,
    createdAt: found.createdAt.toISOString(),
    appliedAt: found.appliedAt?.toISOString() ?? null,
    sameFileAppliedAt: before?.appliedAt?.toISOString() ?? null,
  };
  const kept = status === 'previewed' ? openRows(found) : null;
  if (!kept) return { ...card, summary: found.summary as RosterSummary, preview: null };
  const compared = await compareWithRoster(db, schoolId, kept.rows);
  const { comparison } = compared;
  const entry = {
    verb: 'roster.look',
    subjectKind: 'roster_import',
    subjectId: id,
    data: { schoolId, rows: kept.rows.length },
  };
  await inTransaction((tx) => recordAudit(tx, { actor, permission: 'pupils.import' }, entry, now));
  return {
    ...card,
    summary: summaryOf(kept, compared),
    preview: {
      seen: digestOf(compared),
      ignored: kept.ignored,
      issues: {
        errors: kept.issues.filter(({ severity }) => severity === 'error').slice(0, SHOWN),
        warnings: kept.issues.filter(({ severity }) => severity === 'warning').slice(0, SHOWN),
      },
      new: comparison.new.slice(0, SHOWN).map(rowShown),
      changed: comparison.changed.slice(0, SHOWN).map(({ known, incoming, fields }) => ({
        row: rowShown(incoming),
        fields,
        before: fieldsShown(known),
      })),
      doubtful: comparison.doubtful.map(({ incoming, why, known }) => ({
        row: rowShown(incoming),
        why,
        before: known && fieldsShown(known),
        choices: choicesFor({ why, knownId: known?.id ?? null, key: incoming.key }, compared),
      })),
      gone: comparison.gone
        .slice(0, SHOWN)
        .map(({ id: pupilId, ...pupil }) => ({ id: pupilId, ...fieldsShown(pupil) })),
    },
  };
}

export type RosterPreview = NonNullable<Awaited<ReturnType<typeof importHere>>['preview']>;

type Fields = { name: string; birthDate: string; grade: number; className: string };

function fieldsShown({ name, birthDate, grade, className }: Fields): Fields {
  return { name, birthDate, grade, className };
}

/** A row with the last four characters of its number: enough to tell two rows apart. */
function rowShown(row: IncomingRow) {
  return { ...fieldsShown(row), row: row.row, numberEnd: row.pupilNumber.slice(-4) };
}
