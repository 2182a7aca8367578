import { createHash } from 'node:crypto';
import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import type { EntitlementSource } from '~/domain/aid/entitlement';
import { readRegister } from '~/domain/aid/register';
import { todayInShanghai } from '~/domain/calendar';
import type { Refused } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { plainName } from '../files/store.server';
import { sheetOf } from '../roster/sheet.server';
import { compareWithKnown, registerSummary, sealRegister } from './register-rows.server';

export type RegisterUpload = {
  source: Exclude<EntitlementSource, 'guardian'>;
  name: string;
  content: Uint8Array<ArrayBuffer>;
};

/**
 * Reads a register that another office sent and keeps its rows, encrypted, for the preview. Nobody's entitlement is
 * changed. Refused when the file cannot be read as a register at all.
 */
export async function uploadRegister(
  actor: Actor,
  { source, name, content }: RegisterUpload,
  now: Date,
): Promise<{ kind: 'done'; importId: string } | Refused> {
  const sheet = await sheetOf(content);
  if ('kind' in sheet) return sheet;
  const file = readRegister(sheet);
  if (file.kind === 'refused') return file;
  const kept = { rows: [...file.rows], issues: [...file.issues], ignored: [...file.ignored] };
  const compared = await compareWithKnown(db, source, kept.rows, todayInShanghai(now));
  const summary = registerSummary(kept, compared);
  return inTransaction(async (tx) => {
    const { id } = await tx.entitlementImport.create({
      data: {
        source,
        fileName: plainName(name),
        sha256: createHash('sha256').update(content).digest('hex'),
        ...sealRegister(kept),
        summary,
        uploadedBy: actor.userId,
        createdAt: now,
      },
      select: { id: true },
    });
    const entry = {
      verb: 'register.preview',
      subjectKind: 'entitlement_import',
      subjectId: id,
      data: { source, ...summary },
    };
    await recordAudit(tx, { actor, permission: 'entitlement.manage' }, entry, now);
    return { kind: 'done', importId: id };
  });
}
