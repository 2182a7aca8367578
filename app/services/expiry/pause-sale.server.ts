import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { PAUSED_IN } from '~/domain/expiry/pause';
import { touchedLessons } from '~/domain/expiry/touched';
import { type Refused, refused } from '~/domain/refusal';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '~/services/audit/record.server';
import { lockOwnPlan } from '~/services/planning/own-plan.server';
import { providerStanding } from './sweep.server';

/**
 * The provider stops the sale of a class some of whose lessons will rest on something out of date, before the day comes.
 * It goes on by itself once that is renewed or somebody else stands in, as the sweep's own pauses do. Refused
 * `expiry_nothing_touched` when nothing of the kind lies ahead.
 *
 * @throws NotFound when the class is not the actor's
 */
export function pauseSale(
  actor: Actor,
  { offeringId }: { offeringId: string },
  now: Date,
): Promise<{ kind: 'done' } | Refused> {
  return inTransaction(async (tx) => {
    const offering = await lockOwnPlan(tx, actor, offeringId);
    if (offering.pausedAt || !PAUSED_IN.includes(offering.status)) return refused({ code: 'invalid_state' });
    const { items, lessons, today } = await providerStanding(tx, offering.course.providerId, now);
    const own = lessons.filter((lesson) => lesson.offeringId === offeringId);
    const reason = items.find((item) => touchedLessons(item, own, today).length > 0);
    if (!reason) return refused({ code: 'expiry_nothing_touched' });
    await tx.offering.update({
      where: { id: offeringId },
      data: { pausedAt: now, pausedRule: reason.rule, pausedBy: null },
      select: { id: true },
    });
    await recordAudit(
      tx,
      { actor, permission: 'offering.plan' },
      {
        verb: 'offering.pause',
        subjectKind: 'offering',
        subjectId: offeringId,
        data: { rule: reason.rule, expiresOn: reason.expiresOn },
      },
      now,
    );
    await enqueue(tx, 'index-offering', { offeringId });
    return { kind: 'done' as const };
  });
}
