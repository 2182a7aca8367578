import { db, type Tx } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { hasLapsed } from '~/domain/enrollment/hold';
import { UNDER_WAY } from '~/domain/payment/outcome';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { guardianIdOf } from '../children/guardian.server';
import { closePageNow } from './close-page.server';
import { creditLeft } from './credit.server';
import { moneyCame } from './money-came.server';
import { openSum } from './open-sum.server';
import { payeeColumns } from './payee.server';
import { lockPlace } from './place.server';

export type CreditUsed = { kind: 'done'; usedFen: number; openFen: number };

/**
 * Pays for a place with what the actor has left from earlier refunds of the same payee: all of it that is needed. What
 * is missing is paid as ever. The guardian's row is locked, so that the same credit cannot be spent on two places.
 *
 * @throws NotFound when the place is not the actor's own; PaymentError when an open pay page cannot be closed; Busy
 */
export async function payWithCredit(
  actor: Actor,
  { enrollmentId }: { enrollmentId: string },
  now: Date,
): Promise<CreditUsed | Refused> {
  const guardianId = guardianIdOf(actor);
  const own = { id: enrollmentId, guardianId, child: { guardians: { some: { guardianId } } } };
  if (!(await db.enrollment.findFirst({ where: own, select: { id: true } })))
    throw new NotFound('enrollment');
  // A page that asks for the whole price must not be paid beside the credit.
  if ((await closePageNow(enrollmentId, now)) === 'settling') return refused({ code: 'payment_settling' });
  return inTransaction((tx) => spend(tx, actor, { enrollmentId, guardianId }, now));
}

async function spend(
  tx: Tx,
  actor: Actor,
  { enrollmentId, guardianId }: { enrollmentId: string; guardianId: string },
  now: Date,
): Promise<CreditUsed | Refused> {
  const place = await lockPlace(tx, enrollmentId);
  await tx.$queryRaw`SELECT id FROM guardian WHERE id = ${guardianId}::uuid FOR NO KEY UPDATE`;
  if (hasLapsed(place, now)) return refused({ code: 'hold_over' });
  if (place.status === 'canceled') return refused({ code: 'invalid_state' });
  const underWay = await tx.payment.count({ where: { enrollmentId, status: { in: [...UNDER_WAY] } } });
  if (underWay > 0) return refused({ code: 'payment_settling' });
  const { place: money, openFen } = await openSum(tx, enrollmentId);
  if (openFen === 0) return refused({ code: 'nothing_open' });
  const usedFen = Math.min(openFen, await creditLeft(tx, guardianId, money.payee));
  if (usedFen === 0) return refused({ code: 'no_credit' });
  const payment = await tx.payment.create({
    data: {
      enrollmentId,
      amountFen: usedFen,
      method: 'credit',
      status: 'paid',
      ...(await payeeColumns(tx, money.payee)),
      expiresAt: now,
      paidAt: now,
      createdAt: now,
    },
  });
  await recordAudit(
    tx,
    { actor, permission: 'enrollment.write' },
    {
      verb: 'payment.credit',
      subjectKind: 'payment',
      subjectId: payment.id,
      data: { enrollmentId, amountFen: usedFen },
    },
    now,
  );
  await moneyCame(tx, place, payment, now);
  return { kind: 'done', usedFen, openFen: openFen - usedFen };
}
