import { randomInt } from 'node:crypto';
import { db, type Tx } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { hasLapsed } from '~/domain/enrollment/hold';
import { transferDates } from '~/domain/payment/transfer';
import { REFERENCE_SERIALS, transferReference } from '~/domain/payment/transfer-reference';
import { startOf } from '~/domain/planning/times';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '../audit/record.server';
import { guardianIdOf } from '../children/guardian.server';
import { payeeAccountsOn } from '../county/bank-accounts.server';
import { moneySettingsOn } from '../county/settings.server';
import { lessonTimes } from '../enrollment/lesson-times.server';
import { notify } from '../messages/notify.server';
import { closePageNow } from './close-page.server';
import { openSum } from './open-sum.server';
import { lockPlace } from './place.server';

export type TransferChosen = { kind: 'done'; reference: string };

/**
 * Has a held place wait for a bank transfer instead of the pay page: gives it a reference to write on the transfer and
 * holds it until the transfer is due, with the county's days of grace. Choosing again finds the same reference.
 *
 * @throws NotFound when the child is not the actor's; PaymentError when an open pay page cannot be closed; Busy
 */
export async function chooseTransfer(
  actor: Actor,
  { enrollmentId }: { enrollmentId: string },
  now: Date,
): Promise<TransferChosen | Refused> {
  const guardianId = guardianIdOf(actor);
  const own = { id: enrollmentId, child: { guardians: { some: { guardianId } } } };
  if (!(await db.enrollment.findFirst({ where: own, select: { id: true } })))
    throw new NotFound('enrollment');
  if ((await closePageNow(enrollmentId, now)) === 'settling') return refused({ code: 'payment_settling' });
  return inTransaction((tx) => waitForTransfer(tx, actor, enrollmentId, now));
}

async function waitForTransfer(
  tx: Tx,
  actor: Actor,
  enrollmentId: string,
  now: Date,
): Promise<TransferChosen | Refused> {
  const place = await lockPlace(tx, enrollmentId);
  const known = await tx.transferOrder.findUnique({ where: { enrollmentId }, select: { reference: true } });
  if (hasLapsed(place, now)) return refused({ code: 'hold_over' });
  if (place.status !== 'held') return refused({ code: 'invalid_state' });
  if (known) return { kind: 'done', reference: known.reference };
  const { place: money, openFen } = await openSum(tx, enrollmentId);
  if (openFen === 0) return refused({ code: 'nothing_open' });
  if (!(await payeeAccountsOn(tx, now))[money.payee]) return refused({ code: 'payee_has_no_account' });
  const { heldUntil, ...dates } = transferDates(await moneySettingsOn(tx, now), now);
  const next = (await lessonTimes(tx, place.offeringId)).map(startOf).find((start) => start > now);
  // The place would be free again only when a lesson is over: then nobody else could have it from the start.
  if (!next || next <= heldUntil) return refused({ code: 'transfer_too_late' });
  const reference = await freeReference(tx);
  await tx.transferOrder.create({ data: { enrollmentId, reference, ...dates, createdAt: now } });
  await tx.enrollment.update({ where: { id: enrollmentId }, data: { heldUntil }, select: { id: true } });
  await enqueue(
    tx,
    'lapse-hold',
    { enrollmentId },
    { runAt: heldUntil, jobKey: `lapse-hold:${enrollmentId}` },
  );
  const remind = { runAt: dates.remindAt, jobKey: `remind-transfer:${enrollmentId}` };
  await enqueue(tx, 'remind-transfer', { enrollmentId }, remind);
  await recordAudit(
    tx,
    { actor, permission: 'enrollment.write' },
    {
      verb: 'payment.choose_transfer',
      subjectKind: 'enrollment',
      subjectId: enrollmentId,
      data: { openFen, until: heldUntil.toISOString() },
    },
    now,
  );
  const { offeringId, childId } = place;
  const params = { enrollmentId, offeringId, childId, openFen, reference, until: dates.dueAt.toISOString() };
  await notify(tx, { userIds: [actor.userId] }, 'transfer_chosen', params, now);
  return { kind: 'done', reference };
}

/** One that nobody has; the database has the last word. */
async function freeReference(tx: Tx): Promise<string> {
  for (;;) {
    const reference = transferReference(randomInt(REFERENCE_SERIALS));
    if (!(await tx.transferOrder.findUnique({ where: { reference }, select: { reference: true } })))
      return reference;
  }
}
