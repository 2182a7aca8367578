import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { addDays, instantOf, todayInShanghai } from '~/domain/calendar';
import { configurePayments } from '~/ports/payments/index.server';
import { brokenInvariants } from '~/services/audit/invariants.server';
import { accountBalances } from '~/services/reconciliation/page.server';
import { reconcilePayments } from '~/services/reconciliation/reconcile.server';
import { seedDemoCounty } from '../../../prisma/seed/index';
import { tellTill } from '../../../prisma/seed/till';
import { type RunningSandbox, startStripeSandbox } from '../../support/stripe-sandbox';

const folder = mkdtempSync(path.join(tmpdir(), 'seeded-till-'));
const today = todayInShanghai(new Date());
const now = instantOf(today, 8 * 60);
let till: RunningSandbox;

beforeAll(async () => {
  const { rows } = await seedDemoCounty(db, { now, today });
  const dataFile = path.join(folder, 'books', 'sandbox.json');
  await tellTill(dataFile, rows);
  till = await startStripeSandbox({ webhookUrl: 'http://127.0.0.1:9/webhooks/stripe', dataFile });
  configurePayments(till.config);
}, 300_000);

afterAll(async () => {
  await till.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the demo county and its practice till', () => {
  it('say the same of every payment, refund and fee', async () => {
    const { matched, open } = await reconcilePayments(now);
    expect(open).toBe(0);
    // What moved since the last night; before that everything was compared already.
    const items = await db.reconciliationItem.count({ where: { checkedAt: { lt: instantOf(today, 0) } } });
    expect(items).toBeGreaterThan(1000);
    expect(matched).toBeLessThan(items);
    expect(await db.reconciliationItem.count({ where: { status: { not: 'matched' } } })).toBe(0);
    for (const { oursFen, theirsFen, party } of await accountBalances())
      expect(oursFen, party).toBe(theirsFen);
    expect(await brokenInvariants()).toEqual([]);
  }, 120_000);

  it('say it again the next night', async () => {
    expect(await reconcilePayments(instantOf(addDays(today, 1), 3 * 60))).toMatchObject({
      matched: 0,
      open: 0,
    });
  }, 120_000);
});
