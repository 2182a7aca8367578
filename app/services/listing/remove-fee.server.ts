import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { idOf } from '~/domain/id';
import { NotFound } from '~/domain/refusal';
import { recordAudit } from '~/services/audit/record.server';
import { ownedProvider } from '~/services/provider/scope.server';
import { openApplication } from './open-application.server';

/** Takes a fee standard out of the application. @throws NotFound when it is not in it */
export function removeFee(actor: Actor, input: { feeId: string }, now: Date) {
  return inTransaction(async (tx) => {
    const application = await openApplication(tx, ownedProvider(actor));
    if (application.kind === 'refused') return application;
    const { listingId } = application;
    const { count } = await tx.listingFeeStandard.deleteMany({
      where: { id: idOf(input.feeId, 'fee'), listingId },
    });
    if (count === 0) throw new NotFound('fee');
    await recordAudit(
      tx,
      { actor, permission: 'listing.apply' },
      { verb: 'listing.remove_fee', subjectKind: 'listing', subjectId: listingId },
      now,
    );
    return { kind: 'done' as const };
  });
}
