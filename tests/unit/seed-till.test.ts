import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createPayments, type Payments } from '~/ports/payments/index.server';
import { type DemoCounty, demoCounty } from '../../prisma/seed/county';
import { tellTill } from '../../prisma/seed/till';
import { type RunningSandbox, startStripeSandbox } from '../support/stripe-sandbox';

vi.setConfig({ testTimeout: 30_000 });

const folder = mkdtempSync(path.join(tmpdir(), 'till-'));
let county: DemoCounty;
let till: RunningSandbox;
let payments: Payments;

beforeAll(async () => {
  const dataFile = path.join(folder, 'books', 'sandbox.json');
  county = await demoCounty('2026-11-21');
  await tellTill(dataFile, county.rows);
  till = await startStripeSandbox({ webhookUrl: 'http://127.0.0.1:9/webhooks/stripe', dataFile });
  payments = createPayments(till.config);
}, 60_000);

afterAll(async () => {
  await till.close();
  rmSync(folder, { recursive: true, force: true });
});

it.each(['fiscal', 'school'] as const)(
  'a seeded payment to the %s account can go back, once',
  async (kind) => {
    const refunded = new Set(county.rows.refund.map((refund) => refund.paymentId));
    const payment = county.rows.payment.find(
      (row) => row.payee === kind && row.status === 'paid' && !refunded.has(row.id ?? ''),
    );
    if (!payment?.paymentIntentId) throw new Error('no such payment');
    const request = {
      paymentIntentId: payment.paymentIntentId,
      amountFen: payment.amountFen,
      payee: kind === 'school' ? { kind, accountId: payment.payeeAccount ?? '' } : { kind },
      idempotencyKey: `refund ${kind}`,
      metadata: {},
    };
    expect(await payments.refund(request)).toMatchObject({
      status: 'succeeded',
      amountFen: payment.amountFen,
    });
    await expect(payments.refund({ ...request, idempotencyKey: `again ${kind}` })).rejects.toMatchObject({
      problem: 'refused',
    });
  },
);

it('what went back already cannot go back again', async () => {
  const refund = county.rows.refund.find(({ reason }) => reason === 'guardian_canceled');
  const payment = county.rows.payment.find((row) => row.id === refund?.paymentId);
  if (!refund?.stripeRefundId || !payment?.paymentIntentId) throw new Error('no refund');
  const payee = payment.payeeAccount
    ? { kind: 'school' as const, accountId: payment.payeeAccount }
    : { kind: 'fiscal' as const };
  expect(await payments.retrieveRefund(refund.stripeRefundId, payee)).toMatchObject({
    status: 'succeeded',
    amountFen: refund.amountFen,
  });
  const request = {
    paymentIntentId: payment.paymentIntentId,
    amountFen: 1,
    payee,
    idempotencyKey: 'third',
    metadata: {},
  };
  await expect(payments.refund(request)).rejects.toMatchObject({ problem: 'refused' });
});
