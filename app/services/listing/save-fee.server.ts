import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { idOf } from '~/domain/id';
import type { Fen } from '~/domain/money';
import { NotFound, refused } from '~/domain/refusal';
import type { Category } from '~/domain/states';
import { recordAudit } from '~/services/audit/record.server';
import { ownedProvider } from '~/services/provider/scope.server';
import { openApplication } from './open-application.server';

export type FeeInput = {
  /** Null: a new one. */
  feeId: string | null;
  category: Category;
  itemZh: string;
  itemEn: string;
  perLessonFen: Fen;
  marketPerLessonFen: Fen;
};

/** Writes one fee standard of the application. P2: the fee at school must be below what the same costs outside. */
export function saveFee(actor: Actor, { feeId, ...fee }: FeeInput, now: Date) {
  return inTransaction(async (tx) => {
    const application = await openApplication(tx, ownedProvider(actor));
    if (application.kind === 'refused') return application;
    const { listingId } = application;
    const listing = await tx.listing.findUniqueOrThrow({
      where: { id: listingId },
      select: { categories: true },
    });
    if (!listing.categories.includes(fee.category)) {
      return refused({ code: 'fee_category_unchosen', path: 'category' });
    }
    if (fee.perLessonFen >= fee.marketPerLessonFen) {
      return refused({ code: 'fee_not_below_market', path: 'perLessonFen', params: { ruleId: 'P2' } });
    }
    if (feeId) {
      const { count } = await tx.listingFeeStandard.updateMany({
        where: { id: idOf(feeId, 'fee'), listingId },
        data: fee,
      });
      if (count === 0) throw new NotFound('fee');
    } else {
      await tx.listingFeeStandard.create({ data: { listingId, ...fee }, select: { id: true } });
    }
    await recordAudit(
      tx,
      { actor, permission: 'listing.apply' },
      {
        verb: 'listing.save_fee',
        subjectKind: 'listing',
        subjectId: listingId,
        data: {
          category: fee.category,
          perLessonFen: fee.perLessonFen,
          marketPerLessonFen: fee.marketPerLessonFen,
        },
      },
      now,
    );
    return { kind: 'done' as const };
  });
}
