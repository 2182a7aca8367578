import type { Tx } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import { inTransaction, lockRow } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import type { SchoolDate } from '~/domain/calendar';
import { idOf } from '~/domain/id';
import { NotFound, refused } from '~/domain/refusal';
import type { CredentialKind } from '~/domain/states';
import { recordAudit } from '~/services/audit/record.server';
import { sweepSoon } from '~/services/expiry/sweep-soon.server';
import { dropUnusedFile, storeFile, type Upload, uploadRefusal } from '~/services/files/store.server';
import { paperReviewed, reviewedSince } from './reviewed.server';
import { ownedProvider } from './scope.server';

export type PaperInput = {
  /** Null: a new one. */
  paperId: string | null;
  kind: CredentialKind;
  number: string;
  issuedBy: string;
  /** Null: it does not expire. */
  validTo: SchoolDate | null;
  /** Null: as it was. */
  upload: Upload | null;
};

/**
 * Adds a paper or mends one. What the bureau has already reviewed stays (`paper_reviewed`): a renewed licence is a new
 * paper beside the old one. Refuses files that are too large or no PDF, JPG or PNG.
 */
export function savePaper(actor: Actor, input: PaperInput, now: Date) {
  const providerId = ownedProvider(actor);
  const { paperId, upload, validTo, kind, number, issuedBy } = input;
  return inTransaction(async (tx) => {
    const wrong = upload && uploadRefusal(upload);
    if (wrong) return wrong;
    if (!(await lockRow(tx, 'provider', providerId))) throw new NotFound('provider');
    const before = paperId ? await ownPaper(tx, providerId, paperId) : null;
    if (before && paperReviewed(before, await reviewedSince(tx, providerId))) {
      return refused({ code: 'paper_reviewed' });
    }
    const fileId = upload
      ? await storeFile(tx, { providerId, upload, uploadedBy: actor.userId })
      : (before?.fileId ?? null);
    const data = { kind, number, issuedBy, validTo: validTo && dateColumn(validTo), fileId };
    const { id } = before
      ? await tx.credential.update({ where: { id: before.id }, data, select: { id: true } })
      : await tx.credential.create({ data: { ...data, providerId, createdAt: now }, select: { id: true } });
    if (before?.fileId !== fileId) await dropUnusedFile(tx, before?.fileId ?? null);
    await recordAudit(
      tx,
      { actor, permission: 'listing.apply' },
      {
        verb: before ? 'paper.change' : 'paper.add',
        subjectKind: 'credential',
        subjectId: id,
        data: { kind, validTo, fileId },
      },
      now,
    );
    await sweepSoon(tx, providerId);
    return { kind: 'done' as const, paperId: id };
  });
}

/** A paper of this provider. @throws NotFound */
export async function ownPaper(tx: Tx, providerId: string, paperId: string) {
  const paper = await tx.credential.findFirst({ where: { id: idOf(paperId, 'paper'), providerId } });
  if (!paper) throw new NotFound('paper');
  return paper;
}
