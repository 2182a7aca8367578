import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import { instantOf, type SchoolDate } from '~/domain/calendar';
import { brokenInvariants } from '~/services/audit/invariants.server';
import { enroll } from '~/services/enrollment/enroll.server';
import { classToForm } from '~/services/formation/class.server';
import { mergePlan } from '~/services/formation/merge-plan.server';
import { moneyCame } from '~/services/payments/money-came.server';
import { lockPlace } from '~/services/payments/place.server';
import type { layGround } from '../lesson/class';
import { asked, type Family, newFamily } from '../parent/family-market';
import { layOffering, NOW } from '../search/market';

/** Enrollment in all classes here is over at five on Monday; the first lessons are on Tuesday and Thursday. */
export const DEADLINE = instantOf('2026-09-21', 1020);
export const AFTER = new Date(DEADLINE.getTime() + 60_000);
export const TUESDAYS: SchoolDate[] = ['2026-09-22', '2026-09-29', '2026-10-13', '2026-10-20'];
export const THURSDAYS: SchoolDate[] = ['2026-09-24', '2026-10-08', '2026-10-15', '2026-10-22'];

type Over = Parameters<typeof layOffering>[1];
type Ground = Awaited<ReturnType<typeof layGround>>;

/** A class of four lessons at ¥35.00 for at least three children: on Tuesdays. */
export const shortClass = ({ market }: Ground, over: Over = {}) =>
  layOffering(market, { minimum: 3, dates: TUESDAYS, ...over });

/** Another one, on Thursdays. */
export const otherClass = (ground: Ground, over: Over = {}) =>
  shortClass(ground, { weekday: 4, dates: THURSDAYS, ...over });

export type Placed = Family & { enrollmentId: string };

/** A family whose child has taken a place; `late`: after the deadline, as an answer to an offer would. */
export async function heldPlace(offeringId: string, over: Parameters<typeof newFamily>[0] = {}, at = NOW) {
  const family = await newFamily(over);
  return { ...family, enrollmentId: await takenBy(family, offeringId, at) };
}

export async function takenBy(family: Family, offeringId: string, at = NOW): Promise<string> {
  const outcome = await enroll(family.actor, asked(family, offeringId), at);
  if (outcome.kind === 'refused') throw new Error(`refused: ${JSON.stringify(outcome.refusals)}`);
  return outcome.enrollmentId;
}

/** Money comes for a place as the pay page's webhook would say. */
export async function payFor(enrollmentId: string, amountFen: number, at = NOW): Promise<void> {
  await inTransaction(async (tx) => {
    const place = await lockPlace(tx, enrollmentId);
    const payment = await tx.payment.create({
      data: {
        enrollmentId,
        amountFen,
        status: 'paid',
        payee: 'fiscal',
        checkoutId: `cs_${enrollmentId}_${amountFen}`,
        paymentIntentId: `pi_${enrollmentId}_${amountFen}`,
        expiresAt: at,
        paidAt: at,
        createdAt: at,
      },
    });
    await moneyCame(tx, place, payment, at);
  });
}

/** A family whose child has a paid place. */
export async function paidPlace(offeringId: string, over: Parameters<typeof newFamily>[0] = {}, at = NOW) {
  const placed = await heldPlace(offeringId, over, at);
  const { dueFen } = await db.enrollment.findUniqueOrThrow({ where: { id: placed.enrollmentId } });
  if (dueFen > 0) await payFor(placed.enrollmentId, dueFen, at);
  return placed;
}

/** Everything the audit finds, but what these classes break by being laid by hand. */
export async function findings(): Promise<string[]> {
  return (await brokenInvariants()).map(({ number, name }) => `${number}: ${name}`);
}

export const classOf = (id: string) => db.offering.findUniqueOrThrow({ where: { id } });
export const placeOf = (id: string) => db.enrollment.findUniqueOrThrow({ where: { id } });

/** What merging two classes after the deadline would do. */
export async function planOf(offeringId: string, intoId: string) {
  const of = await classToForm(db, offeringId, AFTER);
  if (!of) throw new Error('no such class');
  return mergePlan(db, of, intoId, AFTER);
}
