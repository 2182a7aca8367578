import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import type { CancelDecision } from '~/domain/enrollment/cancel';
import { hasLapsed } from '~/domain/enrollment/hold';
import type { EndReason } from '~/domain/payment/outcome';
import { NotFound } from '~/domain/refusal';
import type { EnrollmentStatus, PaymentStatus, RefundReason, RefundStatus } from '~/domain/states';
import { guardianIdOf } from '../children/guardian.server';
import { cancelDecision } from './cancel.server';
import { type FrozenQuote, frozenQuote } from './frozen-quote';
import { type OfferingSummary, offeringSummary } from './offering-summary.server';

export type RefundCard = {
  id: string;
  amountFen: number;
  status: RefundStatus;
  reason: RefundReason;
  requestedAt: string;
  arrivedAt: string | null;
};

export type PaymentCard = {
  id: string;
  amountFen: number;
  status: PaymentStatus;
  payee: 'fiscal' | 'school';
  createdAt: string;
  paidAt: string | null;
  refunds: RefundCard[];
};

export type PlacePage = {
  id: string;
  status: EnrollmentStatus;
  /** Held, but its time is over: whoever sees this waits for the sweep. */
  lapsed: boolean;
  heldUntil: string | null;
  endReason: EndReason | null;
  createdAt: string;
  confirmedAt: string | null;
  endedAt: string | null;
  child: { id: string; name: string };
  /** The child is still linked to the actor, who may therefore act. */
  mayAct: boolean;
  quote: FrozenQuote;
  offering: OfferingSummary;
  payments: PaymentCard[];
  cancellation: CancelDecision;
};

const iso = (at: Date | null) => at?.toISOString() ?? null;

/**
 * A place with its money, for the guardians of the child and whoever took it.
 *
 * @throws NotFound when it is neither
 */
export async function placePage(actor: Actor, enrollmentId: string, now: Date): Promise<PlacePage> {
  const guardianId = guardianIdOf(actor);
  const place = await db.enrollment.findFirst({
    where: {
      id: enrollmentId,
      OR: [{ guardianId }, { child: { guardians: { some: { guardianId } } } }],
    },
    include: {
      child: {
        select: { id: true, name: true, guardians: { where: { guardianId }, select: { childId: true } } },
      },
      payments: { orderBy: { createdAt: 'asc' }, include: { refunds: { orderBy: { requestedAt: 'asc' } } } },
    },
  });
  const offering = place && (await offeringSummary(db, place.offeringId));
  if (!place || !offering) throw new NotFound('enrollment');
  return {
    id: place.id,
    status: place.status,
    lapsed: hasLapsed(place, now),
    heldUntil: iso(place.heldUntil),
    endReason: place.endReason,
    createdAt: place.createdAt.toISOString(),
    confirmedAt: iso(place.confirmedAt),
    endedAt: iso(place.endedAt),
    child: { id: place.child.id, name: place.child.name },
    mayAct: place.child.guardians.length > 0,
    quote: frozenQuote(place.quote),
    offering,
    payments: place.payments.map((payment) => ({
      id: payment.id,
      amountFen: payment.amountFen,
      status: payment.status,
      payee: payment.payee,
      createdAt: payment.createdAt.toISOString(),
      paidAt: iso(payment.paidAt),
      refunds: payment.refunds.map(({ id, amountFen, status, reason, requestedAt, arrivedAt }) => ({
        id,
        amountFen,
        status,
        reason,
        requestedAt: requestedAt.toISOString(),
        arrivedAt: iso(arrivedAt),
      })),
    })),
    cancellation: await cancelDecision(db, place, now),
  };
}
