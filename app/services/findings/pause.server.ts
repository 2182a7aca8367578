import { lockRow, type Tx } from '~/db/transaction.server';
import { enqueue } from '~/jobs/enqueue.server';
import { type AuditActor, recordAudit } from '../audit/record.server';
import { sweepSoon } from '../expiry/sweep-soon.server';

/** States in which families could take a place, now or once it is opened. */
const SALES = ['submitted', 'approved', 'open', 'confirmed', 'running'] as const;

/** Stops the sale of a class for a rule it breaks; the sweep of what expires does not let it go on. */
export async function pauseClass(
  tx: Tx,
  by: Extract<AuditActor, { actor: unknown }>,
  { offeringId, rule }: { offeringId: string; rule: string },
  now: Date,
): Promise<void> {
  await lockRow(tx, 'offering', offeringId);
  const { count } = await tx.offering.updateMany({
    where: { id: offeringId, status: { in: [...SALES] } },
    data: { pausedAt: now, pausedRule: rule, pausedBy: by.actor.userId },
  });
  if (count === 0) return;
  await recordAudit(
    tx,
    by,
    { verb: 'offering.pause', subjectKind: 'offering', subjectId: offeringId, data: { rule } },
    now,
  );
  await enqueue(tx, 'index-offering', { offeringId });
}

/**
 * Lets a class go on that the bureau had stopped for this finding, unless another suspended one holds it. Something that
 * is out of date stops it again by itself.
 */
export async function resumeClass(
  tx: Tx,
  by: AuditActor,
  finding: { id: string; offeringId: string | null; providerId: string | null },
  now: Date,
): Promise<void> {
  const { offeringId } = finding;
  if (!offeringId) return;
  await lockRow(tx, 'offering', offeringId);
  const others = await tx.finding.count({
    where: { offeringId, status: 'suspended', id: { not: finding.id } },
  });
  if (others > 0) return;
  const { count } = await tx.offering.updateMany({
    where: { id: offeringId, pausedAt: { not: null }, pausedBy: { not: null } },
    data: { pausedAt: null, pausedRule: null, pausedBy: null },
  });
  if (count === 0) return;
  await recordAudit(tx, by, { verb: 'offering.resume', subjectKind: 'offering', subjectId: offeringId }, now);
  await enqueue(tx, 'index-offering', { offeringId });
  await enqueue(tx, 'pass-on', { offeringId });
  if (finding.providerId) await sweepSoon(tx, finding.providerId);
}

/** The same when a check found that what it was stopped for is gone. */
export async function resumeAfter(tx: Tx, findingId: string, now: Date): Promise<void> {
  const finding = await tx.finding.findUniqueOrThrow({
    where: { id: findingId },
    select: { id: true, offeringId: true, providerId: true },
  });
  await resumeClass(tx, { system: 'recheck' }, finding, now);
}
