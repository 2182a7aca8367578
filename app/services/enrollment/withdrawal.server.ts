import type { Db } from '~/db/client.server';
import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { todayInShanghai } from '~/domain/calendar';
import { decideWithdraw, type Withdrawal, withdrawalOf } from '~/domain/enrollment/withdraw';
import { NotFound, type Refused } from '~/domain/refusal';
import type { EnrollmentStatus } from '~/domain/states';
import { guardianIdOf } from '../children/guardian.server';
import { placesMoney } from '../ledger/place-money.server';
import { lessonTimes } from './lesson-times.server';

export type WithdrawalAsked = { kind: 'allowed'; withdrawal: Withdrawal } | Refused;

/** What taking the child out of the class now would do; the page that asks and the command that does it see the same. */
export async function withdrawalNow(
  on: Pick<Db, '$queryRaw' | 'lesson' | 'refund'>,
  place: { id: string; offeringId: string; status: EnrollmentStatus },
  now: Date,
): Promise<WithdrawalAsked> {
  const lessons = await lessonTimes(on, place.offeringId);
  const decision = decideWithdraw({ now, status: place.status, lessons });
  if (decision.kind === 'refused') return decision;
  const today = todayInShanghai(now);
  const money = (await placesMoney(on, [place.id], today)).get(place.id);
  if (!money) throw new NotFound('enrollment');
  return { kind: 'allowed', withdrawal: withdrawalOf(money, today, await onItsWay(on, place.id)) };
}

/** What was asked to go back for a place and has not been sent. Whole fen. */
async function onItsWay(on: Pick<Db, 'refund'>, enrollmentId: string): Promise<number> {
  const { _sum } = await on.refund.aggregate({
    where: { payment: { enrollmentId }, status: 'requested' },
    _sum: { amountFen: true },
  });
  return _sum.amountFen ?? 0;
}

/** The same for the page of a place. @throws NotFound when the child is not the actor's */
export async function withdrawalPage(
  actor: Actor,
  enrollmentId: string,
  now: Date,
): Promise<WithdrawalAsked> {
  const place = await db.enrollment.findFirst({
    where: { id: enrollmentId, child: { guardians: { some: { guardianId: guardianIdOf(actor) } } } },
    select: { id: true, offeringId: true, status: true },
  });
  if (!place) throw new NotFound('enrollment');
  return withdrawalNow(db, place, now);
}
