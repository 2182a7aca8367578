import type { Prisma } from '~/db/generated/client';
import { addDays, instantOf } from '~/domain/calendar';
import type { PostingLine } from '~/domain/ledger/accounts';
import { nextTry } from '~/domain/payment/refund-tries';
import type { RefundReason, RefundRoute, RefundStatus } from '~/domain/states';
import { idOf } from './ids';
import type { PaymentRow } from './payments';
import type { LivePlace, Replay } from './replay';
import type { Timeline } from './timeline';
import type { DemoDays } from './today';

export type RefundSeed = Prisma.RefundCreateManyInput & {
  id: string;
  paymentId: string;
  status: RefundStatus;
  route: RefundRoute;
  attempt: number;
  requestedAt: Date;
  sentAt: Date | null;
  arrivedAt: Date | null;
  alarmedAt: Date | null;
  stripeRefundId: string | null;
  failure: string | null;
  failedAt: Date | null;
};

/** How a refund ends: nearly always on the family's account within minutes. */
type Fate = 'arrives' | 'on_its_way' | 'stuck' | 'fails' | 'credit';

const MINUTE = 60_000;
/** Refunds of the last days that the bank has not finished with. */
const ON_THEIR_WAY = 5;
const DAY = 86_400_000;

/** Sets going what the ledger owes families, as services/payments/send-back does, and lets it arrive. */
export function refundsOf(
  replay: Replay,
  time: Timeline,
  payments: readonly PaymentRow[],
  days: DemoDays,
): {
  readonly rows: RefundSeed[];
  sendBack(place: LivePlace, reason: RefundReason, at: Date): void;
} {
  const rows: RefundSeed[] = [];
  const paidFor = new Map<string, PaymentRow[]>();
  for (const row of payments)
    if (row.paidAt) paidFor.set(row.enrollmentId, [...(paidFor.get(row.enrollmentId) ?? []), row]);
  const of = new Map<string, RefundSeed[]>();
  const given = new Set<Fate>();
  let onTheirWay = 0;
  const ago = (count: number) => instantOf(addDays(days.today, -count), 0);

  const fateOf = (payment: PaymentRow, reason: RefundReason, at: Date): Fate => {
    if (payment.method !== 'stripe') return 'arrives';
    if (rows.some(({ paymentId, status }) => paymentId === payment.id && status === 'failed')) return 'fails';
    // Families of places that ended before the start were told that their money has arrived.
    if (reason === 'guardian_canceled' || reason === 'school_canceled') return 'arrives';
    const once = (fate: Fate, when: boolean) => when && !given.has(fate) && given.add(fate) && fate;
    return (
      once('credit', reason === 'withdrawn') ||
      once('fails', at >= ago(16) && at < ago(4)) ||
      once('stuck', at >= ago(16) && at < ago(6)) ||
      (at >= ago(4) && onTheirWay++ < ON_THEIR_WAY && 'on_its_way') ||
      'arrives'
    );
  };

  function send(place: LivePlace, payment: PaymentRow, refund: RefundSeed, fate: Fate): void {
    const cash = (amountFen: number): PostingLine => ({
      account: 'cash',
      party: place.payee,
      fund: '',
      enrollmentId: null,
      amountFen,
    });
    const act = { subjectKind: 'refund', subjectId: refund.id } as const;
    if (fate === 'credit') {
      Object.assign(refund, { status: 'arrived', sentAt: refund.requestedAt, arrivedAt: refund.requestedAt });
      place.goneFen += refund.amountFen;
      const { guardianId: party, payee: fund } = place;
      const kept = { account: 'family_credit', party, fund, enrollmentId: null } as const;
      replay.post(
        { kind: 'kept_as_credit', ...act, key: `refund:${refund.id}` },
        [place],
        refund.requestedAt,
        [{ ...kept, amountFen: -refund.amountFen }],
      );
      return;
    }
    const byHand = payment.method === 'bank_transfer';
    const sentAt = new Date(refund.requestedAt.getTime() + (byHand ? 20 * 60 * MINUTE : 4000));
    time.at(sentAt, () => {
      Object.assign(refund, { status: 'sent', sentAt });
      if (!byHand) refund.stripeRefundId = `re_demo${refund.id.replaceAll('-', '').slice(0, 20)}`;
      place.goneFen += refund.amountFen;
      const key = `refund:${refund.id}:sent`;
      replay.post({ kind: 'refund_sent', ...act, key }, [place], sentAt, [cash(-refund.amountFen)]);
    });
    if (fate === 'on_its_way') return;
    if (fate === 'stuck') {
      const alarmedAt = new Date(sentAt.getTime() + 5 * DAY);
      time.at(alarmedAt, () => {
        refund.alarmedAt = alarmedAt;
      });
      return;
    }
    const endedAt = new Date(sentAt.getTime() + (fate === 'fails' ? 26 * 60 : byHand ? 1 : 9) * MINUTE);
    time.at(endedAt, () => {
      if (fate === 'arrives') {
        Object.assign(refund, { status: 'arrived', arrivedAt: endedAt });
        return;
      }
      Object.assign(refund, { status: 'failed', failure: 'lost_or_stolen_card', failedAt: endedAt });
      place.goneFen -= refund.amountFen;
      const key = `refund:${refund.id}:returned`;
      replay.post({ kind: 'refund_returned', ...act, key }, [place], endedAt, [cash(refund.amountFen)]);
      const again = nextTry({ attempt: refund.attempt, failedAt: endedAt });
      if (again) time.at(again, () => sendBack(place, refund.reason as RefundReason, again));
      else refund.alarmedAt = endedAt;
    });
  }

  return { rows, sendBack };

  function sendBack(place: LivePlace, reason: RefundReason, at: Date): void {
    if (place.receivedFen === 0) return;
    const asked = (of.get(place.id) ?? []).filter(({ status }) => status === 'requested');
    let toSend = replay.owedBackFen(place) - sum(asked);
    if (toSend <= 0) return;
    for (const payment of paidFor.get(place.id) ?? []) {
      if ((payment.paidAt as Date) > at) continue;
      const own = (of.get(place.id) ?? []).filter(
        ({ paymentId, status }) => paymentId === payment.id && status !== 'failed',
      );
      const amountFen = Math.min(toSend, payment.amountFen - sum(own));
      if (amountFen <= 0) continue;
      toSend -= amountFen;
      const fate = fateOf(payment, reason, at);
      const before = (of.get(place.id) ?? []).filter(({ paymentId }) => paymentId === payment.id);
      const refund: RefundSeed = {
        id: idOf('refund', payment.id, before.length),
        paymentId: payment.id,
        amountFen,
        reason,
        status: 'requested',
        attempt: 1 + before.filter(({ status }) => status === 'failed').length,
        route:
          fate === 'credit' ? 'credit' : payment.method === 'bank_transfer' ? 'bank_transfer' : 'original',
        stripeRefundId: null,
        failure: null,
        failedAt: null,
        requestedAt: at,
        sentAt: null,
        arrivedAt: null,
        alarmedAt: null,
      };
      rows.push(refund);
      of.set(place.id, [...(of.get(place.id) ?? []), refund]);
      send(place, payment, refund, fate);
    }
  }
}

function sum(rows: readonly { amountFen: number }[]): number {
  return rows.reduce((total, { amountFen }) => total + amountFen, 0);
}
