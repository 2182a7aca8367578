import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { addDays, todayInShanghai } from '~/domain/calendar';
import { signatureHeader } from '~/ports/payments/sandbox/deliveries.server';
import { importStatement } from '~/services/bank/import-statement.server';
import { cancelEnrollment } from '~/services/enrollment/cancel.server';
import { chooseTransfer } from '~/services/payments/choose-transfer.server';
import { payWithCredit } from '~/services/payments/pay-with-credit.server';
import { startPayment } from '~/services/payments/start-payment.server';
import { accountBalances, reconciliationItems } from '~/services/reconciliation/page.server';
import { reconcilePayments } from '~/services/reconciliation/reconcile.server';
import { type Killer, points, startKiller } from '../../support/kill-between';
import { type Family, newFamily, openMarket, openOffering, placeOf, taken } from '../parent/family-market';
import { callWebhook, type PayDesk, startPayDesk } from '../parent/pay-desk';
import type { Market } from '../search/market';
import { balance, entriesOf, expectBalanced, placeLedger, runMoneyJobs } from './money';

let market: Market;
let desk: PayDesk;
let killer: Killer;
let officer: Actor;
const TODAY = todayInShanghai(new Date());

beforeAll(async () => {
  market = await openMarket();
  desk = await startPayDesk();
  killer = await startKiller(desk);
  const user = await db.user.create({ data: { name: '示例科员', email: `${randomUUID()}@example.com` } });
  const memberships = [{ role: 'bureau_officer' as const, providerId: null, schoolId: null }];
  officer = { userId: user.id, name: user.name, locale: 'zh-CN', guardianId: null, memberships };
  await db.countySetting.create({
    data: {
      key: 'payee_bank_accounts',
      value: { fiscal: { holder: '示例专户', bank: '示例银行', number: '9900000000000001' } },
      validFrom: new Date(`${addDays(TODAY, -10)}T00:00:00Z`),
      source: 'test',
    },
  });
});
afterAll(async () => {
  await killer.close();
  await desk.close();
});

/** Nothing is lost and nothing doubled: the books balance, and the till has the money that they say it has. */
afterEach(async () => {
  await expectBalanced();
  await reconcilePayments(new Date(Date.now() + 2 * 3_600_000));
  expect(await reconciliationItems({ resolved: false })).toEqual([]);
  for (const { oursFen, theirsFen } of await accountBalances()) expect(oursFen).toBe(theirsFen);
});

/** What an act works on: what it is told, how it is mended after the process died, and what must be true then. */
type Case = { input: Record<string, unknown>; mend(): Promise<unknown>; check(): Promise<void> };

/** Kills the act at each of its points in turn, mends, and looks. @returns how often it was killed */
async function killEverywhere(act: string, lay: () => Promise<Case>): Promise<number> {
  const walk = points();
  let killed = 0;
  for (let step = await walk.next(); !step.done; ) {
    const { input, mend, check } = await lay();
    const outcome = await killer.run(act, input, step.value);
    if (outcome === 'killed') killed += 1;
    await mend();
    await check();
    step = await walk.next(outcome);
  }
  return killed;
}

async function held(weekday = 2): Promise<{ family: Family; id: string }> {
  const family = await newFamily();
  return { family, id: await taken(family, await openOffering(market, { weekday })) };
}

async function paid() {
  const { family, id } = await held();
  await desk.payer.choose(await desk.open(family, id), 'pay');
  await desk.quiet();
  return { family, id };
}

async function jobs() {
  await runMoneyJobs();
  await desk.quiet();
}

/** The place was paid once, with one entry of the ledger. */
async function isPaidOnce(id: string) {
  expect(await placeOf(id)).toMatchObject({ status: 'confirmed' });
  const payments = await db.payment.findMany({ where: { enrollmentId: id, status: 'paid' } });
  expect(payments).toHaveLength(1);
  expect(await entriesOf(payments[0]?.id ?? '')).toEqual(['payment_received']);
  expect(await placeLedger(id)).toEqual({ supervised: -14_000 });
}

/** All of it came back, once. */
async function isBack(id: string) {
  expect(await placeOf(id)).toMatchObject({ status: 'canceled' });
  const refunds = await db.refund.findMany({ where: { payment: { enrollmentId: id } } });
  expect(refunds).toMatchObject([{ status: 'arrived', amountFen: 14_000 }]);
  expect(await placeLedger(id)).toEqual({});
}

describe('a process that dies between any two steps', () => {
  it('of opening a pay page: the family opens the one page and pays once', async () => {
    const killed = await killEverywhere('pay', async () => {
      const { family, id } = await held();
      return {
        input: { actor: family.actor, enrollmentId: id },
        async mend() {
          const again = await startPayment(family.actor, { enrollmentId: id, locale: 'zh-CN' }, new Date());
          expect(again.kind).toBe('done');
          const { checkoutId } = await db.payment.findFirstOrThrow({ where: { enrollmentId: id } });
          await desk.payer.choose(checkoutId ?? '', 'pay');
          await desk.quiet();
        },
        check: () => isPaidOnce(id),
      };
    });
    expect(killed).toBeGreaterThanOrEqual(6);
  }, 240_000);

  it('of taking the news of a payment: the next delivery applies it once', async () => {
    const killed = await killEverywhere('news', async () => {
      const { family, id } = await held();
      const checkoutId = await desk.open(family, id);
      desk.deaf.value = true;
      await desk.payer.choose(checkoutId, 'pay');
      const created = Math.floor(Date.now() / 1000);
      const event = {
        id: `evt_${randomUUID()}`,
        object: 'event',
        api_version: '2026-10-28.endive',
        type: 'checkout.session.completed',
        created,
        livemode: false,
        data: { object: { object: 'checkout.session', id: checkoutId } },
      };
      const body = JSON.stringify(event);
      const [secret = ''] = desk.config.webhookSecrets;
      const signature = signatureHeader(secret, body, created);
      return {
        input: { body: Buffer.from(body).toString('base64'), signature },
        async mend() {
          await callWebhook(body, signature);
          desk.deaf.value = false;
          await desk.quiet();
          await jobs();
        },
        check: () => isPaidOnce(id),
      };
    });
    expect(killed).toBeGreaterThanOrEqual(4);
  }, 240_000);

  it('of canceling: the place is given up and everything comes back once', async () => {
    const killed = await killEverywhere('cancel', async () => {
      const { family, id } = await paid();
      return {
        input: { actor: family.actor, enrollmentId: id },
        async mend() {
          await cancelEnrollment(family.actor, { enrollmentId: id }, new Date());
          await jobs();
        },
        check: () => isBack(id),
      };
    });
    expect(killed).toBeGreaterThanOrEqual(2);
  }, 240_000);

  it('of sending a refund: the job sends it once', async () => {
    const killed = await killEverywhere('refund', async () => {
      const { family, id } = await paid();
      await cancelEnrollment(family.actor, { enrollmentId: id }, new Date());
      const { id: refundId } = await db.refund.findFirstOrThrow({ where: { payment: { enrollmentId: id } } });
      return { input: { refundId }, mend: jobs, check: () => isBack(id) };
    });
    expect(killed).toBeGreaterThanOrEqual(4);
  }, 240_000);

  it('of paying with credit: it is spent once', async () => {
    const killed = await killEverywhere('credit', async () => {
      const { family, id: first } = await paid();
      await cancelEnrollment(family.actor, { enrollmentId: first, asCredit: true }, new Date());
      const id = await taken(family, await openOffering(market, { weekday: 4 }));
      return {
        input: { actor: family.actor, enrollmentId: id },
        mend: () => payWithCredit(family.actor, { enrollmentId: id }, new Date()),
        async check() {
          await isPaidOnce(id);
          expect(await balance('family_credit', family.guardianId)).toBe(0);
        },
      };
    });
    expect(killed).toBeGreaterThanOrEqual(2);
  }, 240_000);

  it('of importing a bank statement: the same file finishes it, and nothing is booked twice', async () => {
    const killed = await killEverywhere('statement', async () => {
      const places = [await held(), await held()];
      const lines: string[] = [];
      for (const { family, id } of places) {
        const chosen = await chooseTransfer(family.actor, { enrollmentId: id }, new Date());
        if (chosen.kind === 'refused') throw new Error(chosen.refusals[0]?.code);
        lines.push([TODAY, randomUUID(), '140.00', chosen.reference].join(','));
      }
      lines.push([TODAY, randomUUID(), '7.00', '不知道'].join(','));
      const csv = ['交易日期,交易流水号,金额,附言', ...lines].join('\r\n');
      const cash = await balance('cash', 'fiscal');
      return {
        input: { actor: officer, csv },
        async mend() {
          const content = new TextEncoder().encode(csv) as Uint8Array<ArrayBuffer>;
          await importStatement(officer, { payee: 'fiscal', name: 'statement.csv', content }, new Date());
        },
        async check() {
          for (const { id } of places) await isPaidOnce(id);
          expect(await balance('cash', 'fiscal')).toBe(cash + 28_700);
        },
      };
    });
    expect(killed).toBeGreaterThanOrEqual(8);
  }, 360_000);
});
