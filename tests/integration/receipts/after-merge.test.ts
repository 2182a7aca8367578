import { readFileSync } from 'node:fs';
import { extractText, getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { mergeClass } from '~/services/formation/merge-class.server';
import { issueReceipt } from '~/services/receipts/issue.server';
import { receiptFile } from '~/services/receipts/receipt-file.server';
import { AFTER, otherClass, type Placed, paidPlace, payFor, shortClass } from '../formation/short-class';
import { layGround } from '../lesson/class';
import { NOW } from '../search/market';

let ground: Awaited<ReturnType<typeof layGround>>;
beforeAll(async () => {
  ground = await layGround();
});

/** Two classes of different courses, the first of which is short. */
async function twoCourses() {
  const { id, ...course } = await db.course.findUniqueOrThrow({ where: { id: ground.market.course.id } });
  const renamed = { ...course, titleZh: '少年飞盘', titleEn: 'Youth Frisbee' };
  const { id: courseId } = await db.course.create({ data: renamed as never });
  return [await shortClass(ground), await otherClass(ground, { courseId, minimum: 1 })] as const;
}

const merge = async (offeringId: string, intoId: string) =>
  expect(await mergeClass(ground.head, { offeringId, intoId, reason: '人数不够' }, AFTER)).toMatchObject({
    moved: 1,
  });

async function paymentsOf({ enrollmentId }: Placed): Promise<string[]> {
  const payments = await db.payment.findMany({ where: { enrollmentId }, orderBy: { paidAt: 'asc' } });
  return payments.map(({ id }) => id);
}

async function textOf(family: Placed, paymentId: string, lng: 'zh-CN' | 'en') {
  const { file } = await receiptFile(family.actor, paymentId, lng, AFTER);
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(file)), { mergePages: true });
  return text;
}

async function namesOldClass(family: Placed, paymentId: string) {
  const [zh, en] = [await textOf(family, paymentId, 'zh-CN'), await textOf(family, paymentId, 'en')];
  expect([zh.includes('快乐足球'), zh.includes('少年飞盘')]).toEqual([true, false]);
  expect([en.includes('Happy Football'), en.includes('Youth Frisbee')]).toEqual([true, false]);
}

describe('a receipt of a place that was moved to another class', () => {
  it('keeps the words of the class that was paid for, where it was issued before', async () => {
    const [from, into] = await twoCourses();
    const family = await paidPlace(from);
    const [paymentId = ''] = await paymentsOf(family);
    await issueReceipt(paymentId, NOW);
    await merge(from, into);
    await namesOldClass(family, paymentId);
    // It is a paper of its day: what the course is called later is not on it.
    const { titleZh } = ground.market.course;
    await db.course.update({ where: { id: ground.market.course.id }, data: { titleZh: '新的名字' } });
    await namesOldClass(family, paymentId);
    await db.course.update({ where: { id: ground.market.course.id }, data: { titleZh } });
  });

  it('names it also where its job comes after the merge, and on papers from before words were kept', async () => {
    const [from, into] = await twoCourses();
    const family = await paidPlace(from);
    const [paymentId = ''] = await paymentsOf(family);
    await merge(from, into);
    await issueReceipt(paymentId, AFTER);
    await namesOldClass(family, paymentId);
    await db.$executeRaw`UPDATE receipt SET about = NULL WHERE payment_id = ${paymentId}::uuid`;
    await namesOldClass(family, paymentId);
  });

  it('names it too where the place was moved before that was written down: the audit knows', async () => {
    const [from, into] = await twoCourses();
    const family = await paidPlace(from);
    const [paymentId = ''] = await paymentsOf(family);
    await merge(from, into);
    const { enrollmentId } = family;
    await db.quoteRevision.updateMany({ where: { enrollmentId }, data: { fromOfferingId: null } });
    const migration = readFileSync('prisma/migrations/20261124070000_class_of_receipt/migration.sql', 'utf8');
    await db.$executeRawUnsafe(migration.slice(migration.indexOf('UPDATE')));
    await namesOldClass(family, paymentId);
  });

  it('names the first of three classes after two merges, and each payment its own', async () => {
    const [from, into] = await twoCourses();
    const last = await otherClass(ground, { minimum: 1, weekday: 5, dates: ['2026-09-25', '2026-10-09'] });
    await db.offering.update({ where: { id: into }, data: { minimum: 5 } });
    const family = await paidPlace(from);
    await merge(from, into);
    // Something more is paid while it is in the second class.
    const between = new Date(AFTER.getTime() + 60_000);
    await payFor(family.enrollmentId, 100, between);
    const later = new Date(AFTER.getTime() + 120_000);
    const merged = await mergeClass(
      ground.head,
      { offeringId: into, intoId: last, reason: '人数不够' },
      later,
    );
    expect(merged).toMatchObject({ moved: 1 });
    const [first = '', second = ''] = await paymentsOf(family);
    await namesOldClass(family, first);
    expect(await textOf(family, second, 'zh-CN')).toContain('少年飞盘');
  });
});
