import { inTransaction, lockRow } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { NotFound, refused } from '~/domain/refusal';
import { recordAudit } from '~/services/audit/record.server';
import { sweepSoon } from '~/services/expiry/sweep-soon.server';
import { dropUnusedFile } from '~/services/files/store.server';
import { paperReviewed, reviewedSince } from './reviewed.server';
import { ownPaper } from './save-paper.server';
import { ownedProvider } from './scope.server';

/** Takes back a paper and its file, as long as the bureau has not reviewed it (`paper_reviewed`). */
export function removePaper(actor: Actor, input: { paperId: string }, now: Date) {
  const providerId = ownedProvider(actor);
  return inTransaction(async (tx) => {
    if (!(await lockRow(tx, 'provider', providerId))) throw new NotFound('provider');
    const paper = await ownPaper(tx, providerId, input.paperId);
    if (paperReviewed(paper, await reviewedSince(tx, providerId))) return refused({ code: 'paper_reviewed' });
    await tx.credential.delete({ where: { id: paper.id }, select: { id: true } });
    await dropUnusedFile(tx, paper.fileId);
    await recordAudit(
      tx,
      { actor, permission: 'listing.apply' },
      {
        verb: 'paper.remove',
        subjectKind: 'credential',
        subjectId: paper.id,
        data: { kind: paper.kind },
      },
      now,
    );
    await sweepSoon(tx, providerId);
    return { kind: 'done' as const };
  });
}
