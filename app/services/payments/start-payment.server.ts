import type { Tx } from '~/db/client.server';
import { inTransaction, lockRow } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { hasLapsed } from '~/domain/enrollment/hold';
import { UNDER_WAY } from '~/domain/payment/outcome';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '../audit/record.server';
import { guardianIdOf } from '../children/guardian.server';
import { classFindings } from '../reduction/guard.server';
import { openCheckout } from './open-checkout.server';

export type PaymentStarted = { kind: 'done'; paymentId: string; url: string };

/**
 * Opens the pay page of a held place, or finds the one that is open already: there is one payment under way per place,
 * and a repeated call with its key opens one page. The service is called after the commit, so that nothing waits for it.
 *
 * @throws NotFound when the place is not the actor's; Busy
 */
export async function startPayment(
  actor: Actor,
  { enrollmentId, locale }: { enrollmentId: string; locale: 'zh-CN' | 'en' },
  now: Date,
): Promise<PaymentStarted | Refused> {
  const guardianId = guardianIdOf(actor);
  const reserved = await inTransaction((tx) => reserve(tx, actor, { enrollmentId, guardianId }, now));
  if (reserved.kind !== 'reserved') return reserved;
  return openCheckout(reserved.paymentId, locale);
}

type Reserved = { kind: 'reserved'; paymentId: string } | PaymentStarted | Refused;

async function reserve(
  tx: Tx,
  actor: Actor,
  { enrollmentId, guardianId }: { enrollmentId: string; guardianId: string },
  now: Date,
): Promise<Reserved> {
  await lockRow(tx, 'enrollment', enrollmentId);
  const place = await tx.enrollment.findFirst({
    where: { id: enrollmentId, child: { guardians: { some: { guardianId } } } },
    select: {
      status: true,
      heldUntil: true,
      dueFen: true,
      offeringId: true,
      offering: { select: { collectedBy: true, school: { select: { stripeAccountId: true } } } },
      payments: {
        where: { status: { in: [...UNDER_WAY] } },
        select: { id: true, status: true, checkoutUrl: true },
      },
    },
  });
  if (!place) throw new NotFound('enrollment');
  if (place.status !== 'held') {
    return refused({ code: place.status === 'canceled' ? 'hold_over' : 'invalid_state' });
  }
  if (hasLapsed(place, now) || !place.heldUntil) return refused({ code: 'hold_over' });

  const [underWay] = place.payments;
  if (underWay?.status === 'processing') return refused({ code: 'payment_settling' });
  if (underWay?.checkoutUrl) return { kind: 'done', paymentId: underWay.id, url: underWay.checkoutUrl };
  if (underWay) return { kind: 'reserved', paymentId: underWay.id };

  // Charging is an act of its own: what the class breaks today is not paid for.
  const [broken] = await classFindings(tx, place.offeringId, now, { anew: false });
  if (broken) return refused({ code: 'class_against_rule', params: { ruleId: broken.rule } });
  // F3: the school collects where it has an account of its own, else the county's fiscal account; nobody else can.
  const { collectedBy, school } = place.offering;
  const payeeAccount = collectedBy === 'school' ? school.stripeAccountId : null;
  const { id } = await tx.payment.create({
    data: {
      enrollmentId,
      amountFen: place.dueFen,
      payee: payeeAccount ? 'school' : 'fiscal',
      payeeAccount,
      expiresAt: place.heldUntil,
      createdAt: now,
    },
    select: { id: true },
  });
  await recordAudit(
    tx,
    { actor, permission: 'enrollment.write' },
    {
      verb: 'payment.start',
      subjectKind: 'payment',
      subjectId: id,
      data: { enrollmentId, amountFen: place.dueFen },
    },
    now,
  );
  // A minute after the hold's own end, should everything else have failed.
  const runAt = new Date(place.heldUntil.getTime() + 60_000);
  await enqueue(tx, 'check-payment', { paymentId: id }, { runAt, jobKey: `check-payment:${id}` });
  return { kind: 'reserved', paymentId: id };
}
