import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import { log } from '~/http/log.server';
import { recordAudit } from '../audit/record.server';
import { notify, officersOfBureau } from '../messages/notify.server';

const DAY_MS = 86_400_000;

/**
 * Tells the bureau of each refund that was asked for more than `days` ago and has not arrived, once each.
 *
 * @returns how many alarms there were
 */
export async function alarmStuck(days: number, now: Date): Promise<number> {
  const stuck = await db.refund.findMany({
    where: {
      status: { in: ['requested', 'sent'] },
      alarmedAt: null,
      requestedAt: { lt: new Date(now.getTime() - days * DAY_MS) },
    },
    orderBy: { requestedAt: 'asc' },
    select: {
      id: true,
      amountFen: true,
      payment: { select: { enrollment: { select: { offeringId: true } } } },
    },
  });
  let alarms = 0;
  for (const { id, amountFen, payment } of stuck) {
    const told = await inTransaction(async (tx) => {
      const { count } = await tx.refund.updateMany({
        where: { id, alarmedAt: null, status: { in: ['requested', 'sent'] } },
        data: { alarmedAt: now },
      });
      if (count === 0) return false;
      const { offeringId } = payment.enrollment;
      const userIds = await officersOfBureau(tx);
      await notify(tx, { userIds }, 'refund_stuck', { offeringId, refundFen: amountFen }, now);
      const entry = { verb: 'refund.alarm', subjectKind: 'refund', subjectId: id, data: { amountFen } };
      await recordAudit(tx, { system: 'payments' }, entry, now);
      return true;
    });
    if (!told) continue;
    alarms += 1;
    log.error({ refundId: id }, 'refund stuck');
  }
  return alarms;
}
