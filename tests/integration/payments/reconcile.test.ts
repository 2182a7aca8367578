import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { configurePayments, payments } from '~/ports/payments/index.server';
import { cancelEnrollment } from '~/services/enrollment/cancel.server';
import {
  accountBalances,
  askForReconciliation,
  reconciliationItems,
  reconciliationRuns,
  resolveItem,
} from '~/services/reconciliation/page.server';
import { reconcilePayments } from '~/services/reconciliation/reconcile.server';
import { newFamily, openMarket, openOffering, taken } from '../parent/family-market';
import { type PayDesk, startPayDesk } from '../parent/pay-desk';
import type { Market } from '../search/market';
import { balance, expectBalanced, runMoneyJobs } from './money';

let market: Market;
let desk: PayDesk;
let officer: Actor;
beforeAll(async () => {
  market = await openMarket();
  desk = await startPayDesk();
  await db.school.update({ where: { id: 'haibin' }, data: { stripeAccountId: 'acct_haibin' } });
  const user = await db.user.create({ data: { name: '示例科员', email: `${randomUUID()}@example.com` } });
  const memberships = [{ role: 'bureau_officer' as const, providerId: null, schoolId: null }];
  officer = { userId: user.id, name: user.name, locale: 'zh-CN', guardianId: null, memberships };
});
afterAll(() => desk.close());

async function paid(schoolId?: string) {
  const family = await newFamily();
  const id = await taken(family, await openOffering(market, schoolId ? { schoolId } : {}));
  await desk.payer.choose(await desk.open(family, id), 'pay');
  await desk.quiet();
  return { family, id };
}

describe('reconciliation', () => {
  it('matches what is ours, posts the fees once, and our cash is the service’s balance', async () => {
    const { family, id } = await paid();
    await paid();
    await paid('haibin');
    await cancelEnrollment(family.actor, { enrollmentId: id }, new Date());
    await runMoneyJobs();
    await desk.quiet();
    expect(await reconcilePayments(new Date())).toMatchObject({ matched: 4, open: 0 });
    // 0.6 percent of three times ¥140.00; what a payment cost does not come back with its refund.
    expect(await balance('stripe_fees', 'fiscal')).toBe(168);
    expect(await balance('stripe_fees', 'haibin')).toBe(84);
    expect(await reconcilePayments(new Date())).toMatchObject({ matched: 0, open: 0 });
    expect(await balance('stripe_fees')).toBe(252);
    for (const { cashFen, oursFen, theirsFen } of await accountBalances()) {
      expect(theirsFen).toBe(cashFen);
      expect(oursFen).toBe(cashFen);
    }
    expect(await accountBalances()).toMatchObject([
      { party: 'fiscal', cashFen: 13_832 },
      { party: 'haibin', cashFen: 13_916 },
    ]);
    await expectBalanced();
  }, 120_000);

  it('lists what we do not know, what differs and what is missing there, until somebody explains it', async () => {
    const [unknown, differs] = [await paid(), await paid()];
    // Our side forgets one payment, and has another sum for the other.
    await db.payment.updateMany({ where: { enrollmentId: unknown.id }, data: { paymentIntentId: null } });
    await db.payment.updateMany({ where: { enrollmentId: differs.id }, data: { amountFen: 14_001 } });
    const hour = new Date(Date.now() + 3_700_000);
    await reconcilePayments(hour);
    const open = await reconciliationItems({ resolved: false });
    expect(open.map(({ status }) => status).sort()).toEqual([
      'amount_differs',
      'missing_there',
      'unknown_here',
    ]);
    const missing = open.find(({ status }) => status === 'missing_there');
    expect(missing?.key).toMatch(/^payment:/);
    // The news comes late: the next comparison explains both sides by itself.
    const state = await db.reconciliationItem.findFirstOrThrow({ where: { status: 'unknown_here' } });
    const movements = await payments().balanceMovements(
      { kind: 'fiscal' },
      { from: new Date(Date.now() - 3_600_000), to: new Date(Date.now() + 3_600_000) },
    );
    const intent = movements.find(({ movementId }) => movementId === state.key)?.paymentIntentId;
    await db.payment.updateMany({ where: { enrollmentId: unknown.id }, data: { paymentIntentId: intent } });
    await reconcilePayments(hour);
    const left = await reconciliationItems({ resolved: false });
    expect(left).toMatchObject([{ status: 'amount_differs', amountFen: 14_000 }]);
    await resolveItem(officer, { itemId: left[0]?.id ?? '', note: '演示' }, hour);
    expect(await reconciliationItems({ resolved: false })).toEqual([]);
    expect(await reconciliationItems({ resolved: true })).toMatchObject([{ note: '演示' }]);
    await reconcilePayments(hour);
    expect(await reconciliationItems({ resolved: false })).toEqual([]);
  });

  it('that breaks off says why and is done again; an officer can have it done now', async () => {
    configurePayments({ ...desk.config, port: 9, maxNetworkRetries: 0, timeoutMs: 300 });
    const later = new Date(Date.now() + 7_200_000);
    await expect(reconcilePayments(later)).rejects.toThrow();
    expect((await reconciliationRuns(1))[0]).toMatchObject({ failure: 'temporary', finishedAt: null });
    configurePayments(desk.config);
    await askForReconciliation(officer, later);
    await runMoneyJobs(new Date(later.getTime() + 1000));
    expect((await reconciliationRuns(1))[0]).toMatchObject({ failure: null, finishedAt: expect.any(String) });
  });
});
