import type { Tx } from '~/db/client.server';
import { inTransaction, lockRow } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { hasLapsed } from '~/domain/enrollment/hold';
import { UNDER_WAY } from '~/domain/payment/outcome';
import { pageEnds } from '~/domain/payment/page';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import { OWING_ENROLLMENT_STATUSES } from '~/domain/states';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '../audit/record.server';
import { guardianIdOf } from '../children/guardian.server';
import { classFindings } from '../reduction/guard.server';
import { openCheckout } from './open-checkout.server';
import { openSum } from './open-sum.server';
import { payeeColumns } from './payee.server';
import { settlePayment } from './settle-payment.server';

export type PaymentStarted = { kind: 'done'; paymentId: string; url: string };

/**
 * Opens the pay page of what is open for a place (a held one's price, less what came; the difference of one that the
 * family has or had, whose price went up), or finds the one that is open already: there is one payment under way per
 * place, and a repeated call with its key opens one page. The service is called after the commit, so that nothing waits
 * for it.
 *
 * @throws NotFound when the place is not the actor's; Busy
 */
export async function startPayment(
  actor: Actor,
  { enrollmentId, locale }: { enrollmentId: string; locale: 'zh-CN' | 'en' },
  now: Date,
): Promise<PaymentStarted | Refused> {
  const guardianId = guardianIdOf(actor);
  const wish = { enrollmentId, guardianId };
  let reserved = await inTransaction((tx) => reserve(tx, actor, wish, now));
  if (reserved.kind === 'outdated') {
    // Its time is over, or it asks for another sum than what is open now: it is closed first, so that it cannot be paid.
    const status = await settlePayment(reserved.paymentId, now, { close: true });
    if (status === 'processing') return refused({ code: 'payment_settling' });
    reserved = await inTransaction((tx) => reserve(tx, actor, wish, now));
    if (reserved.kind === 'outdated') return refused({ code: 'busy' });
  }
  if (reserved.kind !== 'reserved') return reserved;
  return openCheckout(reserved.paymentId, locale);
}

type Reserved =
  | { kind: 'reserved'; paymentId: string }
  | { kind: 'outdated'; paymentId: string }
  | PaymentStarted
  | Refused;

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
      offeringId: true,
      payments: {
        where: { status: { in: [...UNDER_WAY] } },
        select: { id: true, status: true, checkoutUrl: true, amountFen: true, expiresAt: true },
      },
    },
  });
  if (!place) throw new NotFound('enrollment');
  const held = place.status === 'held';
  if (!held && !OWING_ENROLLMENT_STATUSES.includes(place.status)) return refused({ code: 'hold_over' });
  if (hasLapsed(place, now)) return refused({ code: 'hold_over' });
  const { place: money, openFen } = await openSum(tx, enrollmentId);
  if (openFen === 0) return refused({ code: held ? 'nothing_open' : 'invalid_state' });

  const [underWay] = place.payments;
  if (underWay?.status === 'processing') return refused({ code: 'payment_settling' });
  if (underWay && (underWay.amountFen !== openFen || underWay.expiresAt <= now))
    return { kind: 'outdated', paymentId: underWay.id };
  if (underWay?.checkoutUrl) return { kind: 'done', paymentId: underWay.id, url: underWay.checkoutUrl };
  if (underWay) return { kind: 'reserved', paymentId: underWay.id };

  // Charging is an act of its own: what the class breaks today is not paid for.
  const [broken] = held ? await classFindings(tx, place.offeringId, now, { anew: false }) : [];
  if (broken) return refused({ code: 'class_against_rule', params: { ruleId: broken.rule } });
  const expiresAt = pageEnds(held ? place.heldUntil : null, now);
  const { id } = await tx.payment.create({
    data: {
      enrollmentId,
      amountFen: openFen,
      // F3: whom the frozen price names; nobody else can collect.
      ...(await payeeColumns(tx, money.payee)),
      expiresAt,
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
      data: { enrollmentId, amountFen: openFen },
    },
    now,
  );
  // A minute after its own end, should everything else have failed.
  const runAt = new Date(expiresAt.getTime() + 60_000);
  await enqueue(tx, 'check-payment', { paymentId: id }, { runAt, jobKey: `check-payment:${id}` });
  return { kind: 'reserved', paymentId: id };
}
