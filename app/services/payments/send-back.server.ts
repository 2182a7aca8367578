import type { Tx } from '~/db/client.server';
import { familyMoney } from '~/domain/ledger/place';
import type { RefundReason, RefundRoute } from '~/domain/states';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '../audit/record.server';
import type { StoredPlace } from '../ledger/place-money.server';
import { postPlaces } from '../ledger/post.server';

type SendBack = {
  readonly reason: RefundReason;
  /** The family keeps it for the next class of the same payee instead. */
  readonly asCredit?: boolean;
  /** The payment it should come out of first: the one that came too late, or twice. */
  readonly firstFrom?: string;
};

/**
 * Sets going what the ledger says a family gets back for a place and what is not on its way yet, over the payments it
 * came from, each by the way it came: the pay page's by the job `send-refund`, a transfer's by hand of the payee,
 * credit at once. Safe to repeat: what is on its way is not sent again. The caller has posted the place and locked it.
 *
 * @returns whole fen that were set going
 */
export async function sendBack(tx: Tx, place: StoredPlace, wish: SendBack, now: Date): Promise<number> {
  const payments = await tx.payment.findMany({
    where: { enrollmentId: place.id, status: 'paid' },
    orderBy: { paidAt: 'asc' },
    select: {
      id: true,
      method: true,
      amountFen: true,
      refunds: { select: { amountFen: true, status: true } },
    },
  });
  const sum = (rows: readonly { amountFen: number }[]) =>
    rows.reduce((total, row) => total + row.amountFen, 0);
  const asked = payments.flatMap(({ refunds }) => refunds.filter(({ status }) => status === 'requested'));
  let toSend = familyMoney(place).backFen - place.goneFen - sum(asked);
  const total = Math.max(0, toSend);
  payments.sort((a, b) => Number(b.id === wish.firstFrom) - Number(a.id === wish.firstFrom));
  for (const payment of payments) {
    const left = payment.amountFen - sum(payment.refunds.filter(({ status }) => status !== 'failed'));
    const amountFen = Math.min(toSend, left);
    if (amountFen <= 0) continue;
    toSend -= amountFen;
    const route =
      wish.asCredit || payment.method === 'credit'
        ? 'credit'
        : payment.method === 'bank_transfer'
          ? 'bank_transfer'
          : 'original';
    const attempt = 1 + payment.refunds.filter(({ status }) => status === 'failed').length;
    await request(tx, place, { paymentId: payment.id, amountFen, route, attempt, reason: wish.reason }, now);
  }
  return total;
}

type Wish = {
  paymentId: string;
  amountFen: number;
  route: RefundRoute;
  attempt: number;
  reason: RefundReason;
};

async function request(tx: Tx, place: StoredPlace, wish: Wish, now: Date): Promise<void> {
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
