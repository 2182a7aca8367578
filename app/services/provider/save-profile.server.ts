import { inTransaction, lockRow } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { NotFound, refused } from '~/domain/refusal';
import type { ProviderKind } from '~/domain/states';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '~/services/audit/record.server';
import { reviewedSince } from './reviewed.server';
import { ownedProvider } from './scope.server';

export type ProfileInput = {
  kind: ProviderKind;
  nameZh: string;
  nameEn: string;
  introZh: string;
  introEn: string;
  contactName: string;
  contactPhone: string;
};

/**
 * Who the provider is and who answers for it. Name and kind decide which papers are needed: once the bureau has them
 * they stay (`provider_reviewed`); the words for parents and the contact can always be mended.
 */
export function saveProfile(actor: Actor, input: ProfileInput, now: Date) {
  const providerId = ownedProvider(actor);
  return inTransaction(async (tx) => {
    if (!(await lockRow(tx, 'provider', providerId))) throw new NotFound('provider');
    const before = await tx.provider.findUniqueOrThrow({
      where: { id: providerId },
      select: { kind: true, nameZh: true, nameEn: true },
    });
    const fixed = ['kind', 'nameZh', 'nameEn'] as const;
    const changed = fixed.find((field) => before[field] !== input[field]);
    if (changed && (await reviewedSince(tx, providerId))) {
      return refused({ code: 'provider_reviewed', path: changed });
    }
    await tx.provider.update({ where: { id: providerId }, data: input, select: { id: true } });
    await recordAudit(
      tx,
      { actor, permission: 'listing.apply' },
      {
        verb: 'provider.save_profile',
        subjectKind: 'provider',
        subjectId: providerId,
        data: { kind: input.kind },
      },
      now,
    );
    await enqueue(tx, 'index-provider', { providerId });
    return { kind: 'done' as const };
  });
}
