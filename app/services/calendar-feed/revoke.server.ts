import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { recordAudit } from '../audit/record.server';
import { guardianIdOf } from '../children/guardian.server';

/** Ends the actor's calendar address at once; nothing happens when there is none. */
export async function revokeFeed(actor: Actor, now: Date): Promise<void> {
  const guardianId = guardianIdOf(actor);
  await inTransaction(async (tx) => {
    const live = await tx.calendarFeed.findMany({
      where: { guardianId, revokedAt: null },
      select: { id: true },
    });
    for (const { id } of live) {
      await tx.calendarFeed.update({ where: { id }, data: { revokedAt: now }, select: { id: true } });
      await recordAudit(
        tx,
        { actor, permission: 'calendar_feed.manage' },
        { verb: 'calendar_feed.revoke', subjectKind: 'calendar_feed', subjectId: id },
        now,
      );
    }
  });
}
