import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { instantOf, minuteOf } from '~/domain/calendar';
import { cancelLesson } from '~/services/lesson/cancel.server';
import { cancelCalledOff, cancelDay, lessonsBySchool } from '~/services/lesson/cancel-day.server';
import { planMakeUp } from '~/services/lesson/make-up.server';
import { answerOf, messagesTo } from '../school/here';
import { layOffering, takePlace } from '../search/market';
import { ahead, DATES, entriesAbout, layClass, layGround, layPlace, moneyOf, past, refundsOf } from './class';

let ground: Awaited<ReturnType<typeof layGround>>;
beforeAll(async () => {
  ground = await layGround();
});

const [FIRST, SECOND] = DATES as [string, string];
const at = { date: '2026-10-15', startMinute: minuteOf('15:40') };

async function weekly(on: boolean) {
  await db.countySetting.deleteMany({ where: { key: 'refund_batch' } });
  if (!on) return;
  const setting = { key: 'refund_batch', value: 'weekly', source: 'test' };
  await db.countySetting.create({ data: { ...setting, validFrom: new Date('2026-09-01T00:00:00Z') } });
}

async function classOfTwo() {
  const { offeringId, lessons } = await layClass(ground.market);
  const one = await layPlace(ground.market, offeringId);
  const two = await layPlace(ground.market, offeringId);
  return { offeringId, lessons, one, two };
}

const off = (lessonId: string) =>
  ({ lessonId, seat: 'school', canceledBy: 'school', why: '学校运动会' }) as const;

describe('a lesson that does not take place', () => {
  it('gives families their money back without being asked, and its people their time', async () => {
    await weekly(false);
    const { lessons, one } = await classOfTwo();
    expect(answerOf(await cancelLesson(ground.head, { ...off(lessons[0]), why: ' ' }, ahead(FIRST)))).toEqual(
      ['reason_missing'],
    );
    expect(await cancelLesson(ground.head, off(lessons[0]), ahead(FIRST))).toEqual({
      kind: 'done',
      refundFen: 7000,
    });
    expect(answerOf(await cancelLesson(ground.head, off(lessons[0]), ahead(FIRST)))).toEqual([
      'invalid_state',
    ]);
    expect(await refundsOf(one.enrollmentId)).toEqual([{ amountFen: 3500, reason: 'lesson_canceled' }]);
    expect(await messagesTo(one.userId)).toEqual(['lesson_canceled']);
    expect(await entriesAbout(lessons[0])).toEqual(['lesson_canceled']);
    const staff = await db.lessonStaff.findMany({ where: { lessonId: lessons[0] }, select: { live: true } });
    expect(staff).toEqual([{ live: false }, { live: false }]);
    // The money is on its way: it is too late to make up for it.
    const late = await planMakeUp(ground.head, { lessonId: lessons[0], seat: 'school', at }, ahead(FIRST));
    expect(answerOf(late)).toEqual(['make_up_money_gone']);
    expect(await db.lesson.count({ where: { makesUpId: lessons[0] } })).toBe(0);
  });

  it('cannot be made up for either when the money has arrived', async () => {
    await weekly(false);
    const { offeringId, lessons } = await layClass(ground.market);
    const { enrollmentId } = await layPlace(ground.market, offeringId, 'credit');
    await cancelLesson(ground.head, off(lessons[0]), ahead(FIRST));
    expect(await db.refund.count({ where: { status: 'arrived', payment: { enrollmentId } } })).toBe(1);
    const late = await planMakeUp(ground.head, { lessonId: lessons[0], seat: 'school', at }, ahead(FIRST));
    expect(answerOf(late)).toEqual(['make_up_money_gone']);
    expect(await moneyOf(enrollmentId)).toMatchObject({ openFen: 0, heldFen: 10_500 });
  });

  it('can be one that should have been given and was not', async () => {
    const { lessons } = await classOfTwo();
    const own = { lessonId: lessons[0], seat: 'provider', canceledBy: 'provider', why: '教员病了' } as const;
    expect(answerOf(await cancelLesson(ground.owner, { ...own, canceledBy: 'school' }, past(FIRST)))).toEqual(
      ['invalid_state'],
    );
    expect(answerOf(await cancelLesson(ground.owner, own, past(FIRST)))).toBe('done');
    expect(await messagesTo(ground.head.userId)).toContain('lesson_canceled_here');
    await expect(cancelLesson(ground.coach, { ...own, lessonId: lessons[1] }, past(FIRST))).rejects.toThrow(
      'not found',
    );
  });
});

describe('a make-up', () => {
  it('named with the cancellation moves no money', async () => {
    await weekly(false);
    const { lessons, one } = await classOfTwo();
    const outcome = await cancelLesson(ground.head, { ...off(lessons[0]), makeUp: at }, ahead(FIRST));
    expect(outcome).toEqual({ kind: 'done', refundFen: 0 });
    expect(await refundsOf(one.enrollmentId)).toEqual([]);
    expect(await entriesAbout(lessons[0])).toEqual([]);
    expect(await messagesTo(one.userId)).toEqual(['lesson_moved']);
    const makeUp = await db.lesson.findFirstOrThrow({
      where: { makesUpId: lessons[0] },
      include: { staff: true },
    });
    expect(makeUp).toMatchObject({ number: 5, status: 'planned', startMinute: 940, endMinute: 1030 });
    expect(makeUp.staff).toHaveLength(2);
  });

  it('that was planned already is part of what a later place pays for', async () => {
    await weekly(false);
    const { offeringId, lessons } = await layClass(ground.market);
    const early = instantOf('2026-09-21', 600);
    await cancelLesson(ground.head, { ...off(lessons[1]), makeUp: at }, early);
    const { enrollmentId } = await layPlace(
      ground.market,
      offeringId,
      'stripe',
      instantOf('2026-09-21', 700),
    );
    const makeUp = await db.lesson.findFirstOrThrow({ where: { makesUpId: lessons[1] } });
    // Four lessons were paid for, and one of four comes back.
    await cancelLesson(ground.head, off(makeUp.id), ahead(FIRST));
    expect(await refundsOf(enrollmentId)).toEqual([{ amountFen: 3500, reason: 'lesson_canceled' }]);
    expect(await moneyOf(enrollmentId)).toMatchObject({ heldFen: 10_500, openFen: 0 });
  });

  it('can follow while the week’s refunds have not been sent', async () => {
    await weekly(true);
    const { lessons, one } = await classOfTwo();
    await cancelLesson(ground.head, off(lessons[0]), ahead(FIRST));
    expect(await moneyOf(one.enrollmentId)).toMatchObject({ backFen: 3500 });
    expect(await refundsOf(one.enrollmentId)).toEqual([]);
    const plan = { lessonId: lessons[0], seat: 'school', at } as const;
    expect(answerOf(await planMakeUp(ground.head, plan, ahead(FIRST)))).toBe('done');
    expect(answerOf(await planMakeUp(ground.head, plan, ahead(FIRST)))).toEqual(['invalid_state']);
    expect(await moneyOf(one.enrollmentId)).toMatchObject({ backFen: 0, heldFen: 14_000 });
    expect(await entriesAbout(lessons[0])).toEqual(['lesson_canceled', 'lesson_made_up']);
    // The make-up itself can be canceled and made up for again.
    const makeUp = await db.lesson.findFirstOrThrow({ where: { makesUpId: lessons[0] } });
    const again = { ...off(makeUp.id), makeUp: { ...at, date: '2026-10-16' } };
    expect(answerOf(await cancelLesson(ground.head, again, ahead(FIRST)))).toBe('done');
    expect(await moneyOf(one.enrollmentId)).toMatchObject({ backFen: 0, heldFen: 14_000 });
    await weekly(false);
  });

  it.each([
    ['on a holiday', { ...at, date: '2026-10-05' }, ['rule']],
    ['before school is over', { ...at, startMinute: 840 }, ['rule']],
    ['in the past', { ...at, date: '2026-09-16' }, ['make_up_past']],
    ['after the term', { ...at, date: '2045-02-01' }, ['date_outside_term']],
  ])('is refused %s, and the lesson stays as it was', async (_, makeUp, codes) => {
    const { lessons } = await classOfTwo();
    expect(answerOf(await cancelLesson(ground.head, { ...off(lessons[0]), makeUp }, ahead(FIRST)))).toEqual(
      codes,
    );
    expect((await db.lesson.findUniqueOrThrow({ where: { id: lessons[0] } })).status).toBe('planned');
  });

  it('is refused where a child has another class, or its coach has', async () => {
    const { lessons, one } = await classOfTwo();
    const other = await layOffering(ground.market, {
      weekday: 4,
      dates: [at.date],
      startMinute: 1000,
      endMinute: 1060,
    });
    await takePlace(other, { guardianId: one.guardianId, childId: one.childId });
    const strike = { ...off(lessons[0]), makeUp: at };
    expect(answerOf(await cancelLesson(ground.head, strike, ahead(FIRST)))).toEqual(['make_up_clash']);
    await db.enrollment.updateMany({ where: { offeringId: other }, data: { status: 'canceled' } });
    const [lesson] = await db.lesson.findMany({ where: { offeringId: other } });
    const { id: lessonId, date, startMinute, endMinute } = lesson as NonNullable<typeof lesson>;
    const instructorId = ground.market.instructor.id;
    await db.lessonStaff.create({
      data: { lessonId, instructorId, role: 'lead', date, startMinute, endMinute },
    });
    expect(answerOf(await cancelLesson(ground.head, strike, ahead(FIRST)))).toEqual(['instructor_taken']);
  });
});

describe('a day of bad weather', () => {
  it('is called off for many schools, lesson by lesson, once', async () => {
    const { lessons, one } = await classOfTwo();
    const schools = await lessonsBySchool(SECOND);
    expect(schools.map(({ id }) => id)).toContain('xiangyang');
    const day = { date: SECOND, schoolIds: ['xiangyang', 'ganpu'], why: '台风橙色预警' };
    expect(await cancelDay(ground.officer, day, ahead(FIRST))).toMatchObject({ kind: 'done' });
    expect(await cancelCalledOff(lessons[1], ahead(FIRST))).toBe(true);
    expect(await cancelCalledOff(lessons[1], ahead(FIRST))).toBe(false);
    expect(await db.lesson.findUniqueOrThrow({ where: { id: lessons[1] } })).toMatchObject({
      status: 'canceled',
      canceledBy: 'force_majeure',
      canceledWhy: '台风橙色预警',
    });
    expect(await messagesTo(one.userId)).toEqual(['lesson_canceled']);
    expect(
      answerOf(await cancelDay(ground.officer, { ...day, schoolIds: ['haibin'] }, ahead(FIRST))),
    ).toEqual(['no_lessons']);
  });
});
