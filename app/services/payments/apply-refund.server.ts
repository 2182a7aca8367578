import type { Tx } from '~/db/client.server';
import { lockRow } from '~/db/transaction.server';
import { refundAfter } from '~/domain/payment/refund';
import type { RefundStatus } from '~/domain/states';
import { log } from '~/http/log.server';
import type { RefundState } from '~/ports/payments/port';
import { recordAudit } from '../audit/record.server';
import { placesMoney } from '../ledger/place-money.server';
import { postPlaces } from '../ledger/post.server';
import { notify } from '../messages/notify.server';

/** What is known of a refund; without an id when it was never sent. */
export type RefundNews = Pick<RefundState, 'status' | 'failureReason'> & { refundId: string | null };

/** Makes what is true about a refund ours, once, and tells the family how it ended. Safe to repeat. */
export async function applyRefund(tx: Tx, refundId: string, state: RefundNews, now: Date): Promise<void> {
  await lockRow(tx, 'refund', refundId);
  const refund = await tx.refund.findUniqueOrThrow({
    where: { id: refundId },
    select: {
      status: true,
      amountFen: true,
      sentAt: true,
      stripeRefundId: true,
      payment: {
        select: { enrollment: { select: { id: true, offeringId: true, childId: true, guardianId: true } } },
      },
    },
  });
  const status = refundAfter(refund.status, state.status);
  if (!status) return;
  await tx.refund.update({
    where: { id: refundId },
    data: {
      status,
      stripeRefundId: refund.stripeRefundId ?? state.refundId,
      ...(state.refundId && { sentAt: refund.sentAt ?? now }),
      ...(status === 'arrived' && { arrivedAt: now }),
      ...(status === 'failed' && { failure: state.failureReason ?? 'unknown', arrivedAt: null }),
    },
    select: { id: true },
  });
  await recordAudit(
    tx,
    { system: 'payments' },
    {
      verb: `refund.${status}`,
      subjectKind: 'refund',
      subjectId: refundId,
      data: { amountFen: refund.amountFen },
    },
    now,
  );
  await postMove(tx, refundId, { from: refund.status, to: status, ...refund }, now);
  if (status === 'sent') return;
  const { offeringId, childId, guardianId } = refund.payment.enrollment;
  const params = { offeringId, childId, refundFen: refund.amountFen };
  if (status === 'failed')
    log.error({ refundId, reason: state.failureReason }, 'refund failed: somebody has to act');
  // The money is the payer's own business: not everybody around the child hears of it.
  const payer = await tx.guardian.findUniqueOrThrow({ where: { id: guardianId }, select: { userId: true } });
  const kind = status === 'arrived' ? 'refund_arrived' : 'refund_failed';
  await notify(tx, { userIds: [payer.userId] }, kind, params, now);
}

type Move = {
  from: RefundStatus;
  to: RefundStatus;
  amountFen: number;
  payment: { enrollment: { id: string } };
};

/** Money leaves the payee when a refund is sent, and is there again when it fails after that. */
async function postMove(tx: Tx, refundId: string, { from, to, amountFen, payment }: Move, now: Date) {
  const wasGone = from === 'sent' || from === 'arrived';
  const isGone = to === 'sent' || to === 'arrived';
  if (wasGone === isGone) return;
  const enrollmentId = payment.enrollment.id;
  const payee = (await placesMoney(tx, [enrollmentId])).get(enrollmentId)?.payee ?? 'fiscal';
  const cash = {
    account: 'cash',
    party: payee,
    fund: '',
    enrollmentId: null,
    amountFen: isGone ? -amountFen : amountFen,
  } as const;
  const act = {
    kind: isGone ? 'refund_sent' : 'refund_returned',
    subjectKind: 'refund',
    subjectId: refundId,
    key: `refund:${refundId}:${isGone ? 'sent' : 'returned'}`,
  } as const;
  await postPlaces(tx, act, [enrollmentId], now, [cash]);
}
