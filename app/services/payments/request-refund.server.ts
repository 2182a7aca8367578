import type { Tx } from '~/db/client.server';
import type { RefundReason, RefundRoute } from '~/domain/states';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '../audit/record.server';
import type { StoredPlace } from '../ledger/place-money.server';
import { postPlaces } from '../ledger/post.server';

type Wish = {
  readonly paymentId: string;
  readonly amountFen: number;
  readonly route: RefundRoute;
  readonly attempt: number;
  readonly reason: RefundReason;
};

/** Writes down one refund and sets it going; what is kept as credit has arrived with that. */
export async function requestRefund(tx: Tx, place: StoredPlace, wish: Wish, now: Date): Promise<void> {
  const { route, amountFen, reason, paymentId } = wish;
  const credit = route === 'credit';
  const { id } = await tx.refund.create({
    data: {
      ...wish,
      requestedAt: now,
      ...(credit && { status: 'arrived', sentAt: now, arrivedAt: now }),
    },
    select: { id: true },
  });
  await recordAudit(
    tx,
    { system: 'payments' },
    {
      verb: credit ? 'refund.keep_as_credit' : 'refund.request',
      subjectKind: 'refund',
      subjectId: id,
      data: { paymentId, amountFen, reason },
    },
    now,
  );
  if (route === 'original')
    await enqueue(tx, 'send-refund', { refundId: id }, { jobKey: `send-refund:${id}` });
  if (!credit) return;
  const kept = {
    account: 'family_credit',
    party: place.guardianId,
    fund: place.payee,
    enrollmentId: null,
    amountFen: -amountFen,
  } as const;
  const act = { kind: 'kept_as_credit', subjectKind: 'refund', subjectId: id, key: `refund:${id}` } as const;
  await postPlaces(tx, act, [place.id], now, [kept]);
}
