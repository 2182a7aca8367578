import { inTransaction, lockRow } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '../audit/record.server';
import { guardianIdOf, usersAround } from '../children/guardian.server';
import { postPlaces } from '../ledger/post.server';
import { notify } from '../messages/notify.server';
import { sendBack } from '../payments/send-back.server';
import { passOn } from '../waiting/pass-on.server';
import { closePayPages } from './lapse.server';
import { withdrawalNow } from './withdrawal.server';

export type WithdrawInput = {
  enrollmentId: string;
  /** What goes back is kept for the next class of the same payee. */
  asCredit: boolean;
  /** The sum the family was shown: another one is not taken for agreed. Whole fen. */
  seenFen: number;
};

export type Withdrawn = { kind: 'done'; refundFen: number };

/**
 * Takes a child out of a class that has begun: frees the place at once and sets going what comes back by the model that
 * was in force when the place was taken, exactly the numbers of the page that asked.
 *
 * @throws NotFound when the child is not the actor's; Busy
 */
export async function withdraw(
  actor: Actor,
  { enrollmentId, asCredit, seenFen }: WithdrawInput,
  now: Date,
): Promise<Withdrawn | Refused> {
  const guardianId = guardianIdOf(actor);
  return inTransaction(async (tx) => {
    const found = await tx.enrollment.findFirst({
      where: { id: enrollmentId, child: { guardians: { some: { guardianId } } } },
      select: { offeringId: true },
    });
    if (!found) throw new NotFound('enrollment');
    await lockRow(tx, 'offering', found.offeringId);
    await lockRow(tx, 'enrollment', enrollmentId);
    const place = await tx.enrollment.findUniqueOrThrow({
      where: { id: enrollmentId },
      select: { id: true, status: true, offeringId: true, childId: true, guardianId: true },
    });
    const asked = await withdrawalNow(tx, place, now);
    if (asked.kind === 'refused') return asked;
    if (asked.withdrawal.backFen !== seenFen) return refused({ code: 'amount_changed' });
    const { offeringId, childId } = place;
    await tx.enrollment.update({
      where: { id: enrollmentId },
      data: { status: 'withdrawn', endedAt: now, endReason: 'guardian' },
      select: { id: true },
    });
    const act = { kind: 'withdrawal', subjectKind: 'enrollment', subjectId: enrollmentId } as const;
    const posted = (await postPlaces(tx, act, [enrollmentId], now)).get(enrollmentId);
    const refundFen = posted ? await sendBack(tx, posted, { reason: 'withdrawn', asCredit }, now) : 0;
    await closePayPages(tx, enrollmentId);
    await recordAudit(
      tx,
      { actor, permission: 'enrollment.write' },
      {
        verb: 'enrollment.withdraw',
        subjectKind: 'enrollment',
        subjectId: enrollmentId,
        data: { offeringId, childId, refundFen, asCredit },
      },
      now,
    );
    const userIds = await usersAround(tx, childId, place.guardianId);
    const kind = asCredit && refundFen > 0 ? 'withdrawn_credit' : 'withdrawn';
    await notify(tx, { userIds }, kind, { enrollmentId, offeringId, childId, refundFen }, now);
    await enqueue(tx, 'index-offering', { offeringId });
    await passOn(tx, offeringId, now);
    return { kind: 'done', refundFen };
  });
}
