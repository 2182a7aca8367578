import type { Tx } from '~/db/client.server';
import { lockRow } from '~/db/transaction.server';
import { todayInShanghai } from '~/domain/calendar';
import { refundAfter } from '~/domain/payment/refund';
import { nextTry } from '~/domain/payment/refund-tries';
import type { RefundStatus } from '~/domain/states';
import { log } from '~/http/log.server';
import type { RefundState } from '~/ports/payments/port';
import { recordAudit } from '../audit/record.server';
import { placesMoney } from '../ledger/place-money.server';
import { postPlaces } from '../ledger/post.server';
import { notify, officersOfBureau } from '../messages/notify.server';

/** What is known of a refund; without an id when it was never sent. */
export type RefundNews = Pick<RefundState, 'status' | 'failureReason'> & {
  refundId: string | null;
  /** The bank's number, where it was sent by hand. */
  reference?: string;
};

/**
 * Makes what is true about a refund ours, once, and tells the family how it ended; one that failed too often is put
 * before the bureau. Safe to repeat.
 */
export async function applyRefund(tx: Tx, refundId: string, state: RefundNews, now: Date): Promise<void> {
  await lockRefund(tx, refundId);
  const refund = await tx.refund.findUniqueOrThrow({
    where: { id: refundId },
    select: {
      status: true,
      amountFen: true,
      attempt: true,
      sentAt: true,
      reference: true,
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
      reference: state.reference ?? refund.reference,
      ...((state.refundId || state.reference) && { sentAt: refund.sentAt ?? now }),
      ...(status === 'arrived' && { arrivedAt: now }),
      ...(status === 'failed' && {
        failure: state.failureReason ?? 'unknown',
        failedAt: now,
        arrivedAt: null,
      }),
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
  // Not why: what an officer writes down about a transfer may name somebody.
  if (status === 'failed') log.error({ refundId }, 'refund failed');
  if (status !== 'sent') await tell(tx, refundId, { ...refund, status }, now);
}

/** The refund's row after its place's, in the order of everybody. */
async function lockRefund(tx: Tx, refundId: string): Promise<void> {
  const { payment } = await tx.refund.findUniqueOrThrow({
    where: { id: refundId },
    select: { payment: { select: { enrollmentId: true } } },
  });
  await lockRow(tx, 'enrollment', payment.enrollmentId);
  await lockRow(tx, 'refund', refundId);
}

type Ended = {
  status: RefundStatus;
  amountFen: number;
  attempt: number;
  payment: { enrollment: { offeringId: string; childId: string; guardianId: string } };
};

async function tell(
  tx: Tx,
  refundId: string,
  { status, amountFen, attempt, payment }: Ended,
  now: Date,
): Promise<void> {
  const { offeringId, childId, guardianId } = payment.enrollment;
  const params = { offeringId, childId, refundFen: amountFen };
  // The money is the payer's own business: not everybody around the child hears of it.
  const { userId } = await tx.guardian.findUniqueOrThrow({
    where: { id: guardianId },
    select: { userId: true },
  });
  const to = { userIds: [userId] };
  if (status === 'arrived') {
    await notify(tx, to, 'refund_arrived', params, now);
    return;
  }
  const again = nextTry({ attempt, failedAt: now });
  if (again) {
    await notify(tx, to, 'refund_tried_again', { ...params, on: todayInShanghai(again) }, now);
    return;
  }
  await notify(tx, to, 'refund_failed', params, now);
  const userIds = await officersOfBureau(tx);
  await notify(tx, { userIds }, 'refund_by_hand', { offeringId, refundFen: amountFen }, now);
  await tx.refund.update({ where: { id: refundId }, data: { alarmedAt: now }, select: { id: true } });
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
