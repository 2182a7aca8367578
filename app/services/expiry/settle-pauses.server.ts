import { lockRows, type Tx } from '~/db/transaction.server';
import type { SchoolDate } from '~/domain/calendar';
import type { ExpiryItem } from '~/domain/expiry/item';
import { PAUSED_IN, pauseStep } from '~/domain/expiry/pause';
import type { LessonAhead } from '~/domain/expiry/touched';
import { enqueue } from '~/jobs/enqueue.server';
import { type AuditActor, recordAudit } from '~/services/audit/record.server';

/** What is known of a provider on a day: what runs out, and the lessons that rest on it. */
export type ProviderStanding = {
  providerId: string;
  items: readonly ExpiryItem[];
  lessons: readonly LessonAhead[];
  today: SchoolDate;
};

export type Settled = { paused: number; resumed: number };

/**
 * Stops the sale of the provider's classes whose lessons rest on something that is over, and lets those go on for which
 * it was renewed. Never touches a pause that somebody at the bureau made.
 *
 * @param only this class alone: its row is locked already
 */
export async function settlePauses(
  tx: Tx,
  by: AuditActor,
  { providerId, items, lessons, today }: ProviderStanding,
  now: Date,
  only?: string,
): Promise<Settled> {
  const select = { id: true, status: true, pausedAt: true, pausedRule: true, pausedBy: true } as const;
  const read = (ids?: string[]) =>
    tx.offering.findMany({
      where: {
        course: { providerId },
        OR: [{ status: { in: [...PAUSED_IN] } }, { pausedAt: { not: null } }],
        ...(ids && { id: { in: ids } }),
      },
      orderBy: { id: 'asc' },
      select,
    });
  const seen = (await read(only === undefined ? undefined : [only])).filter((offering) =>
    pauseStep(offering, items, lessons, today),
  );
  if (seen.length === 0) return { paused: 0, resumed: 0 };
  // Somebody may be opening or canceling one of them this moment: what it is now is known under the lock only.
  const locked = await lockRows(
    tx,
    'offering',
    seen.map(({ id }) => id),
  );
  const settled: Settled = { paused: 0, resumed: 0 };
  for (const offering of await read(locked)) {
    const step = pauseStep(offering, items, lessons, today);
    if (!step) continue;
    const pause = step.act === 'pause';
    await tx.offering.update({
      where: { id: offering.id },
      data: {
        pausedAt: pause ? (offering.pausedAt ?? now) : null,
        pausedRule: pause ? step.rule : null,
        pausedBy: null,
      },
      select: { id: true },
    });
    await recordAudit(
      tx,
      by,
      {
        verb: `offering.${step.act}`,
        subjectKind: 'offering',
        subjectId: offering.id,
        data: { rule: pause ? step.rule : offering.pausedRule },
      },
      now,
    );
    await enqueue(tx, 'index-offering', { offeringId: offering.id });
    if (pause) settled.paused += 1;
    else {
      settled.resumed += 1;
      await enqueue(tx, 'pass-on', { offeringId: offering.id });
    }
  }
  return settled;
}
