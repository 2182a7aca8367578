import { createHash } from 'node:crypto';
import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { todayInShanghai } from '~/domain/calendar';
import { gradesOf } from '~/domain/grade';
import type { Refused } from '~/domain/refusal';
import { readRoster } from '~/domain/roster/read';
import { recordAudit } from '../audit/record.server';
import { schoolFor } from '../school/scope.server';
import { compareWithRoster } from './comparison.server';
import { sealRows } from './rows.server';
import { sheetOf } from './sheet.server';
import { summaryOf } from './summary';

export type RosterUpload = { name: string; content: Uint8Array<ArrayBuffer> };

/**
 * Reads an uploaded roster of the actor's school and keeps its rows, encrypted, for the preview. Nothing of the roster
 * is changed. Refused when the file cannot be read as a roster at all.
 */
export async function uploadRoster(
  actor: Actor,
  { name, content }: RosterUpload,
  now: Date,
): Promise<{ kind: 'done'; importId: string } | Refused> {
  const school = await schoolFor(actor, 'pupils.import');
  const sheet = await sheetOf(content);
  if ('kind' in sheet) return sheet;
  const file = readRoster(sheet, { asOf: todayInShanghai(now), grades: gradesOf(school.kind) });
  if (file.kind === 'refused') return file;
  const kept = { rows: [...file.rows], issues: [...file.issues], ignored: [...file.ignored] };
  const summary = summaryOf(kept, await compareWithRoster(db, school.id, kept.rows));
  return inTransaction(async (tx) => {
    const { id } = await tx.rosterImport.create({
      data: {
        schoolId: school.id,
        fileName: plainName(name),
        sha256: createHash('sha256').update(content).digest('hex'),
        ...sealRows(kept),
        summary,
        uploadedBy: actor.userId,
        createdAt: now,
      },
      select: { id: true },
    });
    await recordAudit(
      tx,
      { actor, permission: 'pupils.import' },
      {
        verb: 'roster.preview',
        subjectKind: 'roster_import',
        subjectId: id,
        data: { schoolId: school.id, ...summary },
      },
      now,
    );
    return { kind: 'done', importId: id };
  });
}

/** The last part of a path some browsers send, without control characters, at most 120 characters. */
function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return [...last]
    .filter((character) => character >= ' ' && character !== '\u007f')
    .slice(-120)
    .join('');
}
