import { extractText, getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import { instantOf } from '~/domain/calendar';
import { receiptNumber } from '~/domain/receipt';
import { moneyCame } from '~/services/payments/money-came.server';
import { lockPlace } from '~/services/payments/place.server';
import { issueMissingReceipts, issueReceipt } from '~/services/receipts/issue.server';
import { receiptFile } from '~/services/receipts/receipt-file.server';
import { familyStatement } from '~/services/statements/family.server';
import { familyStatementFile } from '~/services/statements/family-paper.server';
import { layClass, layGround, layPlace } from '../lesson/class';
import { auditOn, waitingJobs } from '../parent/family-market';
import { layFamily, NOW, takePlace } from '../search/market';

let ground: Awaited<ReturnType<typeof layGround>>;
let offeringId: string;
let place: Awaited<ReturnType<typeof layPlace>>;
beforeAll(async () => {
  ground = await layGround();
  ({ offeringId } = await layClass(ground.market));
  place = await layPlace(ground.market, offeringId);
});

const DUE = 14_000;

/** A paid payment of a place, without a receipt. */
async function payment(over: object = {}): Promise<string> {
  const data = { enrollmentId: place.enrollmentId, amountFen: 100, status: 'paid', payee: 'fiscal' } as const;
  const { id } = await db.payment.create({
    data: { ...data, method: 'bank_transfer', expiresAt: NOW, paidAt: NOW, ...over },
    select: { id: true },
  });
  return id;
}

async function textOf(file: Buffer): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(file)), { mergePages: true });
  return text;
}

const numbersOf = async (series: string) =>
  (await db.receipt.findMany({ where: { series }, orderBy: { number: 'asc' } })).map(({ number }) => number);
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

describe('numbers', () => {
  it('have no gaps and no doubles when fifty are issued at once, some of them twice', async () => {
    const ids = await Promise.all(upTo(50).map(() => payment()));
    const before = (await numbersOf('fiscal-2026')).length;
    await Promise.all([...ids, ...ids.slice(0, 20)].map((id) => issueReceipt(id, NOW)));
    expect(await numbersOf('fiscal-2026')).toEqual(upTo(before + 50));
    expect(await db.receipt.count({ where: { paymentId: { in: ids } } })).toBe(50);
  });

  it('leave no gap where issuing one failed', async () => {
    const before = await numbersOf('fiscal-2026');
    const id = await payment();
    await inTransaction(async (tx) => {
      await tx.$executeRaw`UPDATE receipt_series SET last = last + 1 WHERE series = 'fiscal-2026'`;
      throw new Error('the worker died');
    }).catch(() => {});
    await issueReceipt(id, NOW);
    expect(await numbersOf('fiscal-2026')).toEqual(upTo(before.length + 1));
  });

  it('are of a payee and a year', async () => {
    const school = await payment({ payee: 'school', payeeAccount: 'acct_1' });
    const later = await payment({ paidAt: instantOf('2027-01-01', 5) });
    await issueReceipt(school, NOW);
    await issueReceipt(later, NOW);
    const of = async (paymentId: string) =>
      receiptNumber(await db.receipt.findUniqueOrThrow({ where: { paymentId } }));
    expect(await of(school)).toBe('xiangyang-2026-000001');
    expect(await of(later)).toBe('fiscal-2027-000001');
  });

  it('are for money that came: not for what is open, nor for credit', async () => {
    const open = await payment({ status: 'open', paidAt: null, method: 'stripe', checkoutId: 'cs_open' });
    const credit = await payment({ method: 'credit' });
    expect(await issueReceipt(open, NOW)).toBeNull();
    expect(await issueReceipt(credit, NOW)).toBeNull();
    await db.payment.delete({ where: { id: open } });
    await db.payment.delete({ where: { id: credit } });
  });
});

describe('when money comes', () => {
  it('has the receipt issued by a job of the same transaction', async () => {
    const enrollmentId = await takePlace(offeringId, await layFamily(), {
      status: 'held',
      heldUntil: instantOf('2026-09-16', 600),
      confirmedAt: null,
      dueFen: DUE,
      quote: {
        lines: [{ kind: 'agency', fen: DUE }],
        dueFen: DUE,
        subsidyFen: 0,
        grants: [],
        payee: 'fiscal',
      },
    });
    const id = await payment({ enrollmentId, amountFen: DUE });
    await inTransaction(async (tx) => {
      const held = await lockPlace(tx, enrollmentId);
      await moneyCame(tx, held, { id, amountFen: DUE, method: 'bank_transfer' }, NOW);
    });
    const jobs = (await waitingJobs()).filter(({ task }) => task === 'issue-receipt');
    expect(jobs.map(({ payload }) => payload.paymentId)).toEqual([id]);
  });

  it('and by the hour, where the job was lost', async () => {
    const missing = await db.payment.count({ where: { status: 'paid', receipt: null } });
    expect(missing).toBeGreaterThan(0);
    expect(await issueMissingReceipts(NOW)).toBe(missing);
    expect(await issueMissingReceipts(NOW)).toBe(0);
    const first = await db.receipt.findFirstOrThrow({ where: { series: 'fiscal-2026' } });
    expect(await auditOn(first.id)).toEqual(['receipt.issue']);
  });
});

describe('the paper', () => {
  const paidOf = async (enrollmentId: string) =>
    (await db.payment.findFirstOrThrow({ where: { enrollmentId, amountFen: DUE } })).id;

  it('says in both languages who paid what to whom', async () => {
    const one = await layPlace(ground.market, offeringId);
    const id = await paidOf(one.enrollmentId);
    const zh = await receiptFile(one.actor, id, 'zh-CN', NOW);
    const receipt = await db.receipt.findUniqueOrThrow({ where: { paymentId: id } });
    expect(zh.name).toBe(`收据-${receiptNumber(receipt)}.pdf`);
    const text = await textOf(zh.file);
    for (const words of [
      receiptNumber(receipt),
      '海盐县财政专户',
      '林静',
      '林一诺',
      '快乐足球',
      '¥140.00',
      '本次实收',
    ])
      expect(text).toContain(words);
    const en = await textOf((await receiptFile(one.actor, id, 'en', NOW)).file);
    for (const words of ['Haiyan county fiscal account', 'Happy Football', 'Received with this payment'])
      expect(en).toContain(words);
    // Asked for again it is the same receipt.
    expect(await db.receipt.count({ where: { paymentId: id } })).toBe(1);
  });

  it('of a difference says that the price has changed, not that too much was paid', async () => {
    const one = await layPlace(ground.market, offeringId);
    const { enrollmentId } = one;
    const later = new Date(NOW.getTime() + 86_400_000);
    await db.quoteRevision.create({
      data: {
        enrollmentId,
        number: 1,
        fromDate: new Date('2020-01-01'),
        quote: {
          lines: [{ kind: 'agency', fen: DUE + 6000 }],
          dueFen: DUE + 6000,
          subsidyFen: 0,
          grants: [],
        },
        reason: 'entitlement_lost',
        createdAt: later,
      },
    });
    const id = await payment({ enrollmentId, amountFen: 6000, paidAt: new Date(later.getTime() + 1000) });
    const text = await textOf((await receiptFile(one.actor, id, 'zh-CN', later)).file);
    for (const words of ['报名后价格的变化', '¥60.00', '¥140.00']) expect(text).toContain(words);
    for (const words of ['多付', '还未付']) expect(text).not.toContain(words);
    // What was paid before the change has the old sum.
    const first = await receiptFile(one.actor, await paidOf(enrollmentId), 'zh-CN', later);
    expect(await textOf(first.file)).not.toContain('报名后价格的变化');
  });

  it('is the payer’s alone', async () => {
    const other = await layPlace(ground.market, offeringId);
    const id = await paidOf(other.enrollmentId);
    await expect(receiptFile(place.actor, id, 'en', NOW)).rejects.toThrow(/not found/);
    await expect(receiptFile(ground.owner, id, 'en', NOW)).rejects.toThrow(/not found/);
    await expect(receiptFile(place.actor, 'no-id', 'en', NOW)).rejects.toThrow(/not found/);
  });

  it('of the term adds up, on the page and as a file', async () => {
    const one = await layPlace(ground.market, offeringId);
    const { statement } = await familyStatement(one.actor, null);
    const fen = Object.fromEntries((statement?.total ?? []).map((row) => [row.part, row.fen]));
    expect(fen).toEqual({ agency: DUE, share: DUE, paid: DUE, open: 0 });
    expect(statement?.children[0]?.places[0]?.receipts).toHaveLength(1);
    const file = await familyStatementFile(one.actor, null, 'en', NOW);
    const text = await textOf(file.file);
    for (const words of ['Term statement', 'Happy Football', 'Your share', 'Still to pay', '¥0.00'])
      expect(text).toContain(words);
    const nobody = {
      ...one.actor,
      guardianId: (
        await db.guardian.create({ data: { user: { create: { name: '无', email: 'n@guardian.invalid' } } } })
      ).id,
    };
    await expect(familyStatementFile(nobody, null, 'en', NOW)).rejects.toThrow(/not found/);
  });
});
