import { db } from '~/db/client.server';
import { inTransaction, lockRow, type Tx } from '~/db/transaction.server';
import { recordAudit } from '../audit/record.server';
import { notify } from '../messages/notify.server';
import { openSum } from './open-sum.server';

const WEEK_MS = 7 * 86_400_000;

/**
 * Reminds families, at most once a week, of what is open for places that they have: a price that went up.
 *
 * @returns how many were reminded
 */
export async function remindOpen(now: Date): Promise<number> {
  const open = await db.$queryRaw<{ id: string }[]>`
    SELECT e.id::text FROM posting p JOIN enrollment e ON e.id = p.enrollment_id
     WHERE p.account = 'receivable' AND e.status IN ('confirmed', 'completed', 'withdrawn')
     GROUP BY e.id HAVING sum(p.amount_fen) > 0 ORDER BY e.id`;
  let reminded = 0;
  for (const { id } of open) reminded += (await inTransaction((tx) => remindOne(tx, id, now))) ? 1 : 0;
  return reminded;
}

async function remindOne(tx: Tx, enrollmentId: string, now: Date): Promise<boolean> {
  await lockRow(tx, 'enrollment', enrollmentId);
  const place = await tx.enrollment.findUniqueOrThrow({
    where: { id: enrollmentId },
    select: { offeringId: true, childId: true, guardian: { select: { userId: true } } },
  });
  const { openFen } = await openSum(tx, enrollmentId);
  const { userId } = place.guardian;
  const said = await tx.message.findFirst({
    where: {
      userId,
      kind: 'price_open',
      // A day of slack: the job does not run at the same second every week.
      createdAt: { gt: new Date(now.getTime() - WEEK_MS + 86_400_000) },
      params: { path: ['enrollmentId'], equals: enrollmentId },
    },
    select: { id: true },
  });
  if (openFen === 0 || said) return false;
  const { offeringId, childId } = place;
  await notify(tx, { userIds: [userId] }, 'price_open', { enrollmentId, offeringId, childId, openFen }, now);
  await recordAudit(
    tx,
    { system: 'payments' },
    { verb: 'payment.remind', subjectKind: 'enrollment', subjectId: enrollmentId, data: { openFen } },
    now,
  );
  return true;
}
