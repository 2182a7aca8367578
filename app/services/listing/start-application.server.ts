import { violates } from '~/db/constraint.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { refused } from '~/domain/refusal';
import { recordAudit } from '~/services/audit/record.server';
import { ownedProvider } from '~/services/provider/scope.server';

/**
 * Opens an application: the first one, or a renewal beside a listing in force. A renewal begins with the categories and
 * fees of the last listing. Refuses `application_under_way` when one is open already.
 */
export async function startApplication(actor: Actor, now: Date) {
  const providerId = ownedProvider(actor);
  try {
    return await inTransaction(async (tx) => {
      const last = await tx.listing.findFirst({
        where: { providerId },
        orderBy: { createdAt: 'desc' },
        include: { feeStandards: true },
      });
      const listing = await tx.listing.create({
        data: {
          providerId,
          status: 'draft',
          categories: last?.categories ?? [],
          createdAt: now,
          feeStandards: {
            create: (last?.feeStandards ?? []).map(
              ({ category, itemZh, itemEn, perLessonFen, marketPerLessonFen }) => ({
                category,
                itemZh,
                itemEn,
                perLessonFen,
                marketPerLessonFen,
              }),
            ),
          },
        },
        select: { id: true },
      });
      await recordAudit(
        tx,
        { actor, permission: 'listing.apply' },
        { verb: 'listing.start', subjectKind: 'listing', subjectId: listing.id },
        now,
      );
      return { kind: 'done' as const, listingId: listing.id };
    });
  } catch (error) {
    if (violates(error, 'listing_one_application')) return refused({ code: 'application_under_way' });
    throw error;
  }
}
