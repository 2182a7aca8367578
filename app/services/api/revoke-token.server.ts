import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { NotFound } from '~/domain/refusal';
import { auditSelf } from '../identity/actor-of.server';

/**
 * Ends a token of one's own at once; once more changes nothing.
 *
 * @throws NotFound for anybody else's
 */
export async function revokeToken(
  actor: Pick<Actor, 'userId'>,
  { tokenId }: { tokenId: string },
  now: Date,
): Promise<void> {
  await inTransaction(async (tx) => {
    const own = { id: tokenId, userId: actor.userId };
    const { count } = await tx.apiToken.updateMany({
      where: { ...own, revokedAt: null },
      data: { revokedAt: now },
    });
    if (count === 0) {
      if ((await tx.apiToken.count({ where: own })) === 0) throw new NotFound('api_token');
      return;
    }
    const entry = { verb: 'api_token.revoke', subjectKind: 'api_token', subjectId: tokenId };
    await auditSelf(tx, actor.userId, entry, now);
  });
}
