import { afterAll, beforeAll, beforeEach } from 'vitest';
import { db } from '~/db/client.server';
import { forgetJobs } from '../../support/jobs';
import type { Market } from '../search/market';
import { newFamily, openMarket, openOffering, taken } from './family-market';
import { type PayDesk, startPayDesk } from './pay-desk';

export let market: Market;
export let desk: PayDesk;

/** A market with a pay desk for the tests of the file that calls this. */
export function openTill(): void {
  beforeAll(async () => {
    market = await openMarket();
    desk = await startPayDesk();
  });
  afterAll(() => desk.close());
  beforeEach(async () => {
    desk.deaf.value = false;
    desk.answers.length = 0;
    // What earlier tests left to do is theirs.
    await forgetJobs();
  });
}

/** A held place with its pay page open. */
export async function atTheTill(over: Parameters<typeof openOffering>[1] = {}) {
  const [family, offeringId] = [await newFamily(), await openOffering(market, over)];
  const id = await taken(family, offeringId);
  return { family, offeringId, id, checkoutId: await desk.open(family, id) };
}

export type Till = Awaited<ReturnType<typeof atTheTill>>;

/** Puts the end of a hold into the past. */
export async function letHoldEnd(id: string, msAgo = 1000): Promise<void> {
  const over = new Date(Date.now() - msAgo);
  await db.enrollment.update({ where: { id }, data: { heldUntil: over } });
  await db.payment.updateMany({ where: { enrollmentId: id }, data: { expiresAt: over } });
}

export const paymentsOf = (enrollmentId: string) =>
  db.payment.findMany({ where: { enrollmentId }, orderBy: { createdAt: 'asc' }, include: { refunds: true } });

export const refundsOf = async (enrollmentId: string) =>
  (await paymentsOf(enrollmentId)).flatMap(({ refunds }) => refunds);
