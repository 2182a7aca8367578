import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { instantOf } from '~/domain/calendar';
import { settlementLines } from '~/domain/settlement/lines';
import { confirmLesson } from '~/services/lesson/confirm.server';
import { saveMarks } from '~/services/lesson/mark.server';
import { reportLesson } from '~/services/lesson/report.server';
import { reverseLesson } from '~/services/lesson/reverse.server';
import { confirmSettlement } from '~/services/settlement/confirm.server';
import { markSettlementPaid } from '~/services/settlement/mark-paid.server';
import { providerAccount, providerStatement } from '~/services/settlement/provider.server';
import { returnSettlement } from '~/services/settlement/return.server';
import { askToSettle, latestRun } from '~/services/settlement/run.server';
import { settleMonth } from '~/services/settlement/settle-month.server';
import { balance, DATES, layClass, layGround, layPlace, mark } from '../lesson/class';
import { auditOn, waitingJobs } from '../parent/family-market';
import { answerOf } from '../school/here';
import { booksInOrder, IN_ORDER, layCreditor, owe, postingsOf } from './payable';

let ground: Awaited<ReturnType<typeof layGround>>;
let clerk: (typeof ground)['officer'];
beforeAll(async () => {
  ground = await layGround();
  const { id } = await db.user.create({ data: { name: '测试', email: 'clerk@staff.invalid' } });
  const membership = { role: 'bureau_officer', providerId: null, schoolId: null } as const;
  await db.membership.create({ data: { userId: id, ...membership } });
  clerk = { ...ground.officer, userId: id };
});

const during = (date: string) => instantOf(date, 960);
const after = (date: string) => instantOf(date, 1035);

const OCTOBER_1 = instantOf('2026-10-01', 200);
const NOVEMBER_1 = instantOf('2026-11-01', 200);
const DECEMBER_1 = instantOf('2026-12-01', 200);

type Place = Awaited<ReturnType<typeof layPlace>>;

/** A lesson that was marked, reported and confirmed, the last two at an instant. */
async function taught(lessonId: string, places: readonly Place[], date: string, confirmedAt = after(date)) {
  const marks = places.map(({ enrollmentId }) => mark(enrollmentId, 'present', during(date)));
  await saveMarks(ground.coach, { lessonId, seat: 'provider', marks }, during(date));
  expect(answerOf(await reportLesson(ground.coach, { lessonId, seat: 'provider' }, after(date)))).toBe(
    'done',
  );
  expect(answerOf(await confirmLesson(ground.head, { lessonId }, confirmedAt))).toBe('done');
}

const settlementOf = (providerId: string, month: string) =>
  db.settlement.findUnique({
    where: { providerId_month: { providerId, month: new Date(`${month}-01T00:00:00Z`) } },
    include: { lines: { orderBy: { position: 'asc' } } },
  });

const idOf = async (providerId: string, month: string) => {
  const settlement = await settlementOf(providerId, month);
  if (!settlement) throw new Error(`not settled: ${month}`);
  return settlement.id;
};

describe('a term of one provider', () => {
  let places: Place[];
  let offeringId: string;
  let lessons: string[];
  const provider = () => ground.market.provider.id;

  it('drafts what was taught by the month’s end, line by line, as the domain says', async () => {
    ({ offeringId, lessons } = await layClass(ground.market));
    places = [await layPlace(ground.market, offeringId), await layPlace(ground.market, offeringId)];
    await taught(lessons[0] as string, places, DATES[0] as string);
    await taught(lessons[1] as string, places, DATES[1] as string);

    const outcome = await settleMonth({ month: '2026-09' }, OCTOBER_1);
    expect(outcome).toMatchObject({ drafted: 1, carriedOver: 0, totalFen: 14_000 });
    const settlement = await settlementOf(provider(), '2026-09');
    expect(settlement).toMatchObject({ status: 'draft', totalFen: 14_000 });
    const stored = settlement?.lines.map(
      ({ settlementId: _, position: __, providerId: ___, ...line }) => line,
    );
    expect(stored).toEqual(settlementLines(await postingsOf(provider())));
    expect(stored?.map(({ kind, children, amountFen }) => ({ kind, children, amountFen }))).toEqual([
      { kind: 'lesson', children: 2, amountFen: 7000 },
      { kind: 'lesson', children: 2, amountFen: 7000 },
    ]);
    expect(await latestRun()).toMatchObject({ month: '2026-09', total: 1, done: 1 });
    expect((await latestRun())?.finishedAt).not.toBeNull();
  });

  it('changes nothing when it runs again', async () => {
    expect(await settleMonth({ month: '2026-09' }, OCTOBER_1)).toMatchObject({ drafted: 0, totalFen: 0 });
    expect(await db.settlementLine.count()).toBe(2);
  });

  it('is drawn up anew after it was taken back', async () => {
    const id = await idOf(provider(), '2026-09');
    const taken = await returnSettlement(
      ground.officer,
      { settlementId: id, reason: 'amount_wrong' },
      OCTOBER_1,
    );
    expect(taken).toEqual({ kind: 'done', month: '2026-09' });
    expect(await settlementOf(provider(), '2026-09')).toBeNull();
    expect(await auditOn(id)).toEqual(['settlement.draft', 'settlement.return']);
    await settleMonth({ month: '2026-09' }, OCTOBER_1);
    expect(await settlementOf(provider(), '2026-09')).toMatchObject({ totalFen: 14_000 });
  });

  it('is confirmed by one person and paid by another, in one balanced entry', async () => {
    const settlementId = await idOf(provider(), '2026-09');
    const asked = { settlementId, reference: 'GK-2026-0917' };
    expect(answerOf(await markSettlementPaid(clerk, asked, OCTOBER_1))).toEqual(['settlement_moved_on']);
    expect(answerOf(await confirmSettlement(ground.officer, settlementId, OCTOBER_1))).toBe('done');
    expect(answerOf(await markSettlementPaid(ground.officer, asked, OCTOBER_1))).toEqual([
      'settlement_same_person',
    ]);
    const [cash, owed] = [await balance('cash', 'fiscal'), await balance('provider_payable', provider())];
    expect(owed).toBe(-14_000);
    const both = await Promise.all([
      markSettlementPaid(clerk, asked, OCTOBER_1),
      markSettlementPaid(clerk, asked, OCTOBER_1),
    ]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['done', 'refused']);
    expect(await balance('provider_payable', provider())).toBe(0);
    expect(await balance('cash', 'fiscal')).toBe(cash - 14_000);
    expect(await booksInOrder()).toEqual(IN_ORDER);
    expect(await auditOn(settlementId)).toEqual(['settlement.draft', 'settlement.confirm', 'settlement.pay']);
    const told = await db.message.findMany({
      where: { userId: ground.owner.userId },
      orderBy: { id: 'asc' },
    });
    expect(told.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['settlement_ready', 'settlement_paid']),
    );
  });

  it('can neither be changed nor taken back once it was paid', async () => {
    const settlementId = await idOf(provider(), '2026-09');
    const answer = await returnSettlement(ground.officer, { settlementId, reason: 'other' }, OCTOBER_1);
    expect(answerOf(answer)).toEqual(['settlement_moved_on']);
    await expect(
      db.settlement.update({ where: { id: settlementId }, data: { totalFen: 1 } }),
    ).rejects.toThrow(/next month corrects/);
    await expect(db.settlementLine.deleteMany({ where: { settlementId } })).rejects.toThrow(/as a whole/);
  });

  it('carries over a month in which more was taken back than earned', async () => {
    const reversed = await reverseLesson(
      ground.head,
      { lessonId: lessons[1] as string, seat: 'school', reason: '教练没有来' },
      instantOf('2026-10-12', 600),
    );
    expect(answerOf(reversed)).toBe('done');
    expect(await settleMonth({ month: '2026-10' }, NOVEMBER_1)).toMatchObject({ drafted: 0, carriedOver: 1 });
    expect(await settlementOf(provider(), '2026-10')).toBeNull();
    expect(await balance('provider_payable', provider())).toBe(7000);
  });

  it('deducts it from the next month that earns more', async () => {
    // The school was slow: the lessons of October are confirmed in November.
    const november = instantOf('2026-11-05', 600);
    await taught(lessons[2] as string, places, DATES[2] as string, november);
    await taught(lessons[3] as string, places, DATES[3] as string, november);
    expect(await settleMonth({ month: '2026-11' }, DECEMBER_1)).toMatchObject({ drafted: 1, totalFen: 7000 });
    const settlement = await settlementOf(provider(), '2026-11');
    expect(settlement?.lines.map(({ kind, amountFen }) => [kind, amountFen])).toEqual([
      ['reversal', -7000],
      ['lesson', 7000],
      ['lesson', 7000],
    ]);
    expect(settlement?.lines.map(({ lessonId }) => lessonId)).toEqual([lessons[1], lessons[2], lessons[3]]);
  });

  it('shows the provider each lesson, without children’s names and without who paid for them', async () => {
    const statement = await providerStatement(provider(), await idOf(provider(), '2026-11'));
    expect(statement.totals).toEqual({
      lessons: 2,
      lessonsFen: 14_000,
      otherFen: 0,
      deductionFen: -7000,
      totalFen: 7000,
    });
    expect(statement.lines.map(({ children, lesson }) => [children, lesson?.number])).toEqual([
      [2, 2],
      [2, 3],
      [2, 4],
    ]);
    const text = JSON.stringify(statement);
    expect(text).not.toMatch(/family:|programme|county|林一诺/);
    expect(await providerAccount(provider())).toMatchObject({
      earnedFen: 21_000,
      paidFen: 14_000,
      toPayFen: 7000,
      openFen: 0,
    });
    await expect(providerStatement(await layCreditor([], DECEMBER_1), statement.id)).rejects.toThrow(
      /not found/,
    );
  });

  it('closes a class that is over and paid for', async () => {
    await db.offering.update({ where: { id: offeringId }, data: { status: 'finished' } });
    const settlementId = await idOf(provider(), '2026-11');
    await confirmSettlement(ground.officer, settlementId, DECEMBER_1);
    await markSettlementPaid(clerk, { settlementId, reference: 'GK-2026-1102' }, DECEMBER_1);
    const { status } = await db.offering.findUniqueOrThrow({ where: { id: offeringId } });
    expect(status).toBe('settled');
    expect(await auditOn(offeringId)).toContain('offering.settle');
    // It is found no more.
    const jobs = (await waitingJobs()).filter(({ task }) => task === 'index-offering');
    expect(jobs.map(({ payload }) => payload.offeringId)).toContain(offeringId);
    expect(await balance('provider_payable', provider())).toBe(0);
  });
});

describe('many providers', () => {
  const JANUARY = instantOf('2027-01-10', 600);
  const FEBRUARY_1 = instantOf('2027-02-01', 200);
  const MARCH_1 = instantOf('2027-03-01', 200);

  it('is not asked for a month that is not over', async () => {
    const answer = await askToSettle(ground.officer, '2027-01', JANUARY);
    expect(answerOf(answer)).toEqual(['settlement_month_open']);
    await expect(settleMonth({ month: '2027-01' }, JANUARY)).rejects.toThrow(/not over/);
  });

  it('asks once while a run is on its way', async () => {
    const [first, second] = [
      await askToSettle(ground.officer, '2026-12', JANUARY),
      await askToSettle(ground.officer, '2026-12', JANUARY),
    ];
    expect(second).toEqual(first);
  });

  it('settles each once when several runs are on their way together', async () => {
    const creditors = await Promise.all(
      [5000, 6000, 7000, 8000].map((fen) => layCreditor([fen, 1], JANUARY)),
    );
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => settleMonth({ month: '2027-01' }, FEBRUARY_1)));
    expect(outcomes.reduce((sum, { drafted }) => sum + drafted, 0)).toBe(4);
    expect(outcomes.reduce((sum, { totalFen }) => sum + totalFen, 0)).toBe(26_004);
    for (const providerId of creditors)
      expect((await settlementOf(providerId, '2027-01'))?.lines).toHaveLength(2);
    expect(await booksInOrder()).toEqual(IN_ORDER);
  });

  it('settles each once when two months are settled at the same time', async () => {
    const providerId = await layCreditor([900], JANUARY);
    await owe(providerId, 100, FEBRUARY_1);
    const [january, february] = await Promise.all([
      settleMonth({ month: '2027-01' }, MARCH_1),
      settleMonth({ month: '2027-02' }, MARCH_1),
    ]);
    expect(january.totalFen + february.totalFen).toBe(1000);
    expect(await booksInOrder()).toEqual(IN_ORDER);
  });

  it('goes on where a worker died, and doubles nothing', async () => {
    const day = instantOf('2027-03-10', 600);
    const april = instantOf('2027-04-01', 200);
    const creditors = await Promise.all([1, 2, 3].map((fen) => layCreditor([fen * 1000], day)));
    const asked = await askToSettle(ground.officer, '2027-03', april);
    if (asked.kind !== 'done') throw new Error('refused');
    const worker = spawn(
      process.execPath,
      [
        '--import',
        'tsx',
        'tests/integration/settlement/settle-in-process.ts',
        '2027-03',
        april.toISOString(),
        asked.runId,
      ],
      { env: process.env, stdio: ['pipe', 'pipe', 'inherit'] },
    );
    // It lets go of the providers of earlier tests first; then dies right after the first of these.
    for await (const line of createInterface({ input: worker.stdout })) {
      expect(line).toMatch(/^done \d+$/);
      if ((await db.settlement.count({ where: { providerId: { in: creditors } } })) > 0) break;
      worker.stdin.write('\n');
    }
    worker.kill('SIGKILL');
    await once(worker, 'exit');
    expect(await db.settlement.count({ where: { providerId: { in: creditors } } })).toBe(1);
    const stuck = await latestRun();
    expect(stuck).toMatchObject({ id: asked.runId, finishedAt: null });

    const outcome = await settleMonth({ month: '2027-03', runId: asked.runId }, april);
    expect(outcome).toMatchObject({ runId: asked.runId, drafted: 2 });
    const sums = await db.settlement.findMany({ where: { providerId: { in: creditors } } });
    expect(sums.map(({ totalFen }) => totalFen).sort()).toEqual([1000, 2000, 3000]);
    expect(await latestRun()).toMatchObject({ id: asked.runId, done: stuck?.total, total: stuck?.total });
    expect(await booksInOrder()).toEqual(IN_ORDER);
  });
});
