import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { refused } from '~/domain/refusal';
import type { Category } from '~/domain/states';
import { recordAudit } from '~/services/audit/record.server';
import { ownedProvider } from '~/services/provider/scope.server';
import { openApplication } from './open-application.server';

/** What the provider applies for. Refuses to drop a category whose fees are still there (`category_has_fees`). */
export function chooseCategories(actor: Actor, input: { categories: Category[] }, now: Date) {
  return inTransaction(async (tx) => {
    const application = await openApplication(tx, ownedProvider(actor));
    if (application.kind === 'refused') return application;
    const { listingId } = application;
    const orphan = await tx.listingFeeStandard.findFirst({
      where: { listingId, category: { notIn: input.categories } },
      select: { category: true },
    });
    if (orphan) {
      const params = { category: orphan.category };
      return refused({ code: 'category_has_fees', path: 'categories', params });
    }
    await tx.listing.update({
      where: { id: listingId },
      data: { categories: input.categories },
      select: { id: true },
    });
    await recordAudit(
      tx,
      { actor, permission: 'listing.apply' },
      {
        verb: 'listing.choose_categories',
        subjectKind: 'listing',
        subjectId: listingId,
        data: { categories: input.categories },
      },
      now,
    );
    return { kind: 'done' as const };
  });
}
