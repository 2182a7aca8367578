import { inTransaction, lockRow } from '~/db/transaction.server';
import { hasLapsed } from '~/domain/enrollment/hold';
import { recordAudit } from '../audit/record.server';
import { notify } from '../messages/notify.server';
import { openSum } from './open-sum.server';

/** Reminds a family of a bank transfer that has not come, once, while its place is still held. */
export async function remindTransfer(enrollmentId: string, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    await lockRow(tx, 'enrollment', enrollmentId);
    const place = await tx.enrollment.findUnique({
      where: { id: enrollmentId },
      select: {
        status: true,
        heldUntil: true,
        offeringId: true,
        childId: true,
        guardian: { select: { userId: true } },
        transfer: true,
      },
    });
    const transfer = place?.transfer;
    if (!place || !transfer || transfer.remindedAt || place.status !== 'held' || hasLapsed(place, now))
      return;
    const { openFen } = await openSum(tx, enrollmentId);
    if (openFen === 0) return;
    await tx.transferOrder.update({ where: { enrollmentId }, data: { remindedAt: now } });
    const { offeringId, childId } = place;
    const { reference, dueAt } = transfer;
    const params = { enrollmentId, offeringId, childId, openFen, reference, until: dueAt.toISOString() };
    await notify(tx, { userIds: [place.guardian.userId] }, 'transfer_reminder', params, now);
    await recordAudit(
      tx,
      { system: 'payments' },
      {
        verb: 'payment.remind_transfer',
        subjectKind: 'enrollment',
        subjectId: enrollmentId,
        data: { openFen },
      },
      now,
    );
  });
}
