import { createHash, randomBytes } from 'node:crypto';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { recordAudit } from '../audit/record.server';
import { guardianIdOf } from '../children/guardian.server';

/** The form in which a secret is kept: who reads the table cannot read a calendar. */
export function hashFeedToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * Makes a new secret address for the actor's calendar; an older one stops working. The secret is returned once and
 * kept as a hash only.
 *
 * @param withNames whether the entries carry the child's name, which whoever has the address can read
 */
export async function createFeed(
  actor: Actor,
  { withNames }: { withNames: boolean },
  now: Date,
  random: (bytes: number) => Buffer = randomBytes,
): Promise<{ token: string }> {
  const guardianId = guardianIdOf(actor);
  const token = random(24).toString('base64url');
  await inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM guardian WHERE id = ${guardianId}::uuid FOR UPDATE`;
    await tx.calendarFeed.updateMany({ where: { guardianId, revokedAt: null }, data: { revokedAt: now } });
    const { id } = await tx.calendarFeed.create({
      data: { guardianId, tokenHash: hashFeedToken(token), withNames, createdAt: now },
      select: { id: true },
    });
    await recordAudit(
      tx,
      { actor, permission: 'calendar_feed.manage' },
      { verb: 'calendar_feed.create', subjectKind: 'calendar_feed', subjectId: id, data: { withNames } },
      now,
    );
  });
  return { token };
}
