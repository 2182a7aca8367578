import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import { addDays, instantOf, todayInShanghai } from '~/domain/calendar';
import { NotFound } from '~/domain/refusal';
import { withdraw } from '~/services/enrollment/withdraw.server';
import { withdrawalPage } from '~/services/enrollment/withdrawal.server';
import { creditOf } from '~/services/payments/credit.server';
import {
  type Family,
  messagesTo,
  newFamily,
  openMarket,
  openOffering,
  placeOf,
  taken,
} from '../parent/family-market';
import { type PayDesk, startPayDesk } from '../parent/pay-desk';
import type { Market } from '../search/market';
import { balance, expectBalanced, placeLedger, runMoneyJobs } from './money';

let market: Market;
let desk: PayDesk;
beforeAll(async () => {
  market = await openMarket();
  desk = await startPayDesk();
});
afterAll(() => desk.close());

/** A paid place: four lessons of ¥35.00 and materials of ¥60.00. */
async function paidPlace(over: Parameters<typeof openOffering>[1] = {}) {
  const [family, offeringId] = [
    await newFamily(),
    await openOffering(market, { materialsFen: 6000, ...over }),
  ];
  const id = await taken(family, offeringId);
  await desk.payer.choose(await desk.open(family, id), 'pay');
  await desk.quiet();
  const lessons = await db.lesson.findMany({ where: { offeringId }, orderBy: { number: 'asc' } });
  const days = lessons.map(({ date }) => date.toISOString().slice(0, 10));
  return { family, offeringId, id, lessons, days };
}

/** An instant in the evening of a day of the class. */
const evening = (day: string | undefined) => instantOf(day ?? '', 20 * 60);

async function teach(lessonId: string | undefined, enrollmentId: string, at: Date, state = 'present') {
  await db.lesson.update({
    where: { id: lessonId },
    data: { status: 'taught', providerConfirmedAt: at, schoolConfirmedAt: at },
  });
  await db.attendance.create({
    data: {
      lessonId: lessonId ?? '',
      enrollmentId,
      state: state as 'present',
      markedAt: at,
      markedBy: enrollmentId,
    },
  });
}

const ask = async (family: Family, id: string, now: Date) => {
  const asked = await withdrawalPage(family.actor, id, now);
  if (asked.kind === 'refused') throw new Error(`refused: ${asked.refusals[0]?.code}`);
  return asked.withdrawal;
};

describe('leaving a class that has begun', () => {
  it('gives back the lessons to come, by the way they were paid, with the numbers that were shown', async () => {
    const { family, id, lessons, days } = await paidPlace();
    const now = evening(days[0]);
    await teach(lessons[0]?.id, id, now);
    const shown = await ask(family, id, now);
    expect(shown).toMatchObject({
      model: 'per_lesson',
      withdrawnOn: days[0],
      lessonsFen: 14_000,
      refundableFen: 10_500,
      familyFen: 10_500,
      countyFen: 0,
      materials: { familyFen: 6000, backFen: 0 },
      paidFen: 20_000,
      owedFen: 9500,
      backFen: 10_500,
    });
    expect(shown.lines.map(({ refundFen }) => refundFen)).toEqual([0, 3500, 3500, 3500]);
    const input = { enrollmentId: id, asCredit: false, seenFen: shown.backFen };
    expect(await withdraw(family.actor, input, now)).toEqual({ kind: 'done', refundFen: 10_500 });
    expect(await placeOf(id)).toMatchObject({ status: 'withdrawn', endReason: 'guardian' });
    expect(await placeLedger(id)).toMatchObject({ refund_payable: -10_500 });
    await runMoneyJobs(now);
    await desk.quiet();
    expect(await db.refund.findMany({ where: { payment: { enrollmentId: id } } })).toMatchObject([
      { status: 'arrived', amountFen: 10_500, route: 'original', reason: 'withdrawn', attempt: 1 },
    ]);
    expect(await placeLedger(id)).not.toHaveProperty('refund_payable');
    expect(await messagesTo(family)).toEqual(expect.arrayContaining(['withdrawn', 'refund_arrived']));
    await expectBalanced();
  });

  it('gives unused materials back to a child that was never there', async () => {
    const { family, id, lessons, days } = await paidPlace();
    const now = evening(days[0]);
    await teach(lessons[0]?.id, id, now, 'absent');
    expect(await ask(family, id, now)).toMatchObject({
      materials: { familyFen: 6000, backFen: 6000 },
      backFen: 16_500,
    });
  });

  it('keeps it as credit of the same payee where the family wishes so', async () => {
    const { family, id, days } = await paidPlace();
    const now = evening(days[1]);
    const { backFen } = await ask(family, id, now);
    const input = { enrollmentId: id, asCredit: true, seenFen: backFen };
    expect(await withdraw(family.actor, input, now)).toEqual({ kind: 'done', refundFen: 7000 });
    expect(await creditOf(family.actor)).toMatchObject([{ payee: 'fiscal', leftFen: 7000 }]);
    expect(await balance('family_credit', family.guardianId)).toBe(-7000);
    expect(await messagesTo(family)).toContain('withdrawn_credit');
    await expectBalanced();
  });

  it('shows the county’s share as one sum and gives it back to the programme', async () => {
    const programme = await db.programme.create({
      data: {
        nameZh: '示例资助',
        nameEn: 'Example aid',
        position: 1,
        classes: [],
        towns: ['urban', 'rural'],
        percent: 50,
        covers: ['agency'],
        budgetFen: 1_000_000,
        fromDate: dateColumn(addDays(todayInShanghai(new Date()), -100)),
        toDate: dateColumn(addDays(todayInShanghai(new Date()), 300)),
      },
    });
    const { family, id, days } = await paidPlace({ materialsFen: 0 });
    await db.programme.update({ where: { id: programme.id }, data: { toDate: programme.fromDate } });
    const now = evening(days[0]);
    const shown = await ask(family, id, now);
    expect(shown).toMatchObject({
      lessonsFen: 14_000,
      familyShareFen: 7000,
      refundableFen: 10_500,
      familyFen: 5250,
      countyFen: 5250,
      materials: null,
      backFen: 5250,
    });
    await withdraw(family.actor, { enrollmentId: id, asCredit: false, seenFen: 5250 }, now);
    expect(await db.programme.findUnique({ where: { id: programme.id } })).toMatchObject({
      reservedFen: 1750,
    });
    await expectBalanced();
  });

  it('is not for a class that has not begun or is over, nor by anybody else, nor twice, nor with other numbers', async () => {
    const { family, id, days } = await paidPlace();
    const wish = { enrollmentId: id, asCredit: false, seenFen: 10_500 };
    expect(await withdraw(family.actor, wish, new Date())).toMatchObject({
      refusals: [{ code: 'class_not_begun' }],
    });
    expect(await withdraw(family.actor, wish, evening(days[3]))).toMatchObject({
      refusals: [{ code: 'class_over' }],
    });
    const stranger = await newFamily();
    await expect(withdraw(stranger.actor, wish, evening(days[0]))).rejects.toBeInstanceOf(NotFound);
    expect(await withdraw(family.actor, { ...wish, seenFen: 1 }, evening(days[0]))).toMatchObject({
      refusals: [{ code: 'amount_changed' }],
    });
    const twice = await Promise.all([0, 1].map(() => withdraw(family.actor, wish, evening(days[0]))));
    expect(twice.map(({ kind }) => kind).sort()).toEqual(['done', 'refused']);
    expect(await db.refund.count({ where: { payment: { enrollmentId: id } } })).toBe(1);
  });
});
