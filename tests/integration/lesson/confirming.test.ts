import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { addDays, instantOf } from '~/domain/calendar';
import { cancelLesson } from '~/services/lesson/cancel.server';
import { confirmLesson, confirmLessons } from '~/services/lesson/confirm.server';
import { answerDispute, disputeLesson } from '~/services/lesson/dispute.server';
import { askForLeave, leavePage, takeBackLeave } from '~/services/lesson/leave.server';
import { saveMarks } from '~/services/lesson/mark.server';
import { reportLesson } from '~/services/lesson/report.server';
import { reverseLesson } from '~/services/lesson/reverse.server';
import { confirmSilent } from '~/services/lesson/silence.server';
import { advanceOfferings } from '~/services/school/advance-offerings.server';
import { settleMonth } from '~/services/settlement/settle-month.server';
import { answerOf, messagesTo } from '../school/here';
import {
  ahead,
  balance,
  DATES,
  during,
  entriesAbout,
  layClass,
  layGround,
  layPlace,
  mark,
  moneyOf,
  past,
  refundsOf,
} from './class';

let ground: Awaited<ReturnType<typeof layGround>>;
beforeAll(async () => {
  ground = await layGround();
});

const [FIRST] = DATES as [string];

/** A class of three children, in the order asked. */
async function classOfThree() {
  const { offeringId, lessons } = await layClass(ground.market);
  const children = [];
  for (let i = 0; i < 3; i += 1) children.push(await layPlace(ground.market, offeringId));
  return { offeringId, lessons, children: children as [Place, Place, Place] };
}
type Place = Awaited<ReturnType<typeof layPlace>>;

async function taught(lessonId: string, places: readonly Place[], date = FIRST) {
  const marks = places.map(({ enrollmentId }) => mark(enrollmentId, 'present', during(date)));
  await saveMarks(ground.coach, { lessonId, seat: 'provider', marks }, during(date));
  expect(answerOf(await reportLesson(ground.coach, { lessonId, seat: 'provider' }, past(date)))).toBe('done');
}

describe('from the mark at the door to what is earned', () => {
  it('goes by marks, the provider’s word and the school’s', async () => {
    const { lessons, children } = await classOfThree();
    const [lessonId] = lessons;
    const [here, gone, ill] = children;
    const provider = ground.market.provider.id;
    const owed = await balance('provider_payable', provider);
    expect(
      answerOf(await askForLeave(ill.actor, { enrollmentId: ill.enrollmentId, lessonId }, ahead(FIRST))),
    ).toBe('done');

    const marks = [
      mark(here.enrollmentId, 'present', during(FIRST)),
      mark(gone.enrollmentId, 'absent', during(FIRST)),
    ];
    const early = await saveMarks(ground.coach, { lessonId, seat: 'provider', marks }, instantOf(FIRST, 600));
    expect(answerOf(early)).toEqual(['lesson_too_early']);
    expect(await saveMarks(ground.coach, { lessonId, seat: 'provider', marks }, during(FIRST))).toEqual({
      kind: 'done',
      kept: 2,
    });
    // The phone sends them again: nothing changes. An older one loses.
    const older = [mark(here.enrollmentId, 'absent', ahead(FIRST))];
    expect(
      await saveMarks(ground.coach, { lessonId, seat: 'provider', marks: [...marks, ...older] }, past(FIRST)),
    ).toEqual({ kind: 'done', kept: 0 });

    expect(answerOf(await reportLesson(ground.coach, { lessonId, seat: 'provider' }, during(FIRST)))).toEqual(
      ['lesson_not_over'],
    );
    expect(answerOf(await confirmLesson(ground.head, { lessonId }, past(FIRST)))).toEqual([
      'lesson_not_reported',
    ]);
    expect(answerOf(await reportLesson(ground.coach, { lessonId, seat: 'provider' }, past(FIRST)))).toBe(
      'done',
    );
    expect(
      answerOf(await saveMarks(ground.coach, { lessonId, seat: 'provider', marks }, past(FIRST))),
    ).toEqual(['lesson_reported']);
    expect(await balance('provider_payable', provider)).toBe(owed);

    // Two confirm at once: it is earned once.
    const both = await Promise.all([
      confirmLesson(ground.head, { lessonId }, past(FIRST)),
      confirmLesson(ground.head, { lessonId }, past(FIRST)),
    ]);
    expect(both.map(answerOf)).toEqual(['done', 'done']);
    expect(await entriesAbout(lessonId)).toEqual(['lesson_earned']);
    // Who was absent without leave pays; leave comes back at once.
    expect(await balance('provider_payable', provider)).toBe(owed - 2 * 3500);
    expect(await moneyOf(here.enrollmentId)).toMatchObject({ earnedFen: 3500, heldFen: 10_500, backFen: 0 });
    expect(await moneyOf(ill.enrollmentId)).toMatchObject({ earnedFen: 0, heldFen: 10_500, backFen: 3500 });
    expect(await refundsOf(ill.enrollmentId)).toEqual([{ amountFen: 3500, reason: 'absence' }]);
    expect(await refundsOf(gone.enrollmentId)).toEqual([]);
    expect(await balance('supervised')).toBeLessThan(0);
  });

  it('wants everybody marked first, and keeps others out', async () => {
    const { lessons, children } = await classOfThree();
    const [lessonId] = lessons;
    const some = [mark(children[0].enrollmentId, 'present', during(FIRST))];
    await saveMarks(ground.coach, { lessonId, seat: 'provider', marks: some }, during(FIRST));
    const early = await reportLesson(ground.owner, { lessonId, seat: 'provider' }, past(FIRST));
    expect(answerOf(early)).toEqual(['attendance_incomplete']);
    await expect(
      saveMarks(ground.head, { lessonId, seat: 'provider', marks: some }, during(FIRST)),
    ).rejects.toThrow('not found');
    await expect(
      confirmLesson(
        { ...ground.head, memberships: [{ role: 'school_admin', providerId: null, schoolId: 'ganpu' }] },
        { lessonId },
        past(FIRST),
      ),
    ).rejects.toThrow('not found');
    // Neither a coach of the provider who stands in another class, nor a teacher of another school.
    const coach = { ...ground.coach, userId: ground.owner.userId };
    const memberships = [{ role: 'school_teacher' as const, providerId: null, schoolId: 'ganpu' }];
    for (const [actor, seat] of [
      [coach, 'provider'],
      [{ ...ground.teacher, memberships }, 'school'],
    ] as const)
      await expect(saveMarks(actor, { lessonId, seat, marks: some }, during(FIRST))).rejects.toThrow(
        'not found',
      );
    // A teacher of the school stands at the door just as well.
    const rest = children.slice(1).map(({ enrollmentId }) => mark(enrollmentId, 'present', during(FIRST)));
    expect(
      await saveMarks(ground.teacher, { lessonId, seat: 'school', marks: rest }, during(FIRST)),
    ).toMatchObject({ kept: 2 });
    expect(answerOf(await reportLesson(ground.owner, { lessonId, seat: 'provider' }, past(FIRST)))).toBe(
      'done',
    );
    expect(await confirmLessons(ground.head, { lessonIds: [lessonId, lessons[1]] }, past(FIRST))).toEqual({
      confirmed: 1,
      left: 1,
    });
  });

  it('takes leave back until the lesson begins, and says before what it is worth', async () => {
    const { lessons, children } = await classOfThree();
    const [{ actor, enrollmentId }] = children;
    const page = await leavePage(actor, enrollmentId, ahead(FIRST));
    expect(page.lessons.map(({ backFen, asked }) => ({ backFen, asked }))).toEqual(
      Array.from({ length: 4 }, () => ({ backFen: 3500, asked: false })),
    );
    await askForLeave(actor, { enrollmentId, lessonId: lessons[0] }, ahead(FIRST));
    expect(
      answerOf(await takeBackLeave(actor, { enrollmentId, lessonId: lessons[0] }, during(FIRST))),
    ).toEqual(['lesson_begun']);
    expect(answerOf(await takeBackLeave(actor, { enrollmentId, lessonId: lessons[0] }, ahead(FIRST)))).toBe(
      'done',
    );
    expect(await db.attendance.count({ where: { enrollmentId } })).toBe(0);
    await expect(
      askForLeave(children[1].actor, { enrollmentId, lessonId: lessons[0] }, ahead(FIRST)),
    ).rejects.toThrow('not found');
  });
});

describe('silence', () => {
  it('of more than seven working days is a yes (F8), the national holiday left out', async () => {
    const { lessons, children } = await classOfThree();
    const [, lessonId] = lessons;
    const date = '2026-09-29';
    await taught(lessonId, children, date);
    // 30 September, 8, 9, 12, 13, 14, 15 October.
    expect(await confirmSilent(instantOf('2026-10-15', 1430))).toBe(0);
    expect(await confirmSilent(instantOf('2026-10-16', 5))).toBe(1);
    expect(await db.lesson.findUniqueOrThrow({ where: { id: lessonId } })).toMatchObject({
      status: 'taught',
      schoolConfirmedBy: null,
    });
    expect(await confirmSilent(instantOf('2026-10-16', 10))).toBe(0);
    expect(await entriesAbout(lessonId)).toEqual(['lesson_earned']);
  });
});

describe('a doubt', () => {
  it('waits for the provider’s answer; then the school confirms', async () => {
    const { lessons, children } = await classOfThree();
    const [lessonId] = lessons;
    await taught(lessonId, children);
    const at = past(FIRST);
    expect(answerOf(await disputeLesson(ground.head, { lessonId, reason: '教员没有到' }, at))).toBe('done');
    expect(await messagesTo(ground.owner.userId)).toContain('lesson_disputed');
    // Neither silence nor a quick cancellation decides it.
    expect(await confirmSilent(instantOf(addDays(FIRST, 40), 600))).toBe(0);
    const strike = { lessonId, seat: 'school', canceledBy: 'provider', why: '没有上' } as const;
    expect(answerOf(await cancelLesson(ground.head, strike, at))).toEqual(['dispute_unanswered']);
    expect(answerOf(await answerDispute(ground.owner, { lessonId, answer: '晚到十分钟，已补足' }, at))).toBe(
      'done',
    );
    expect(answerOf(await answerDispute(ground.owner, { lessonId, answer: '再说一次' }, at))).toEqual([
      'invalid_state',
    ]);
    expect(answerOf(await confirmLesson(ground.head, { lessonId }, at))).toBe('done');
    expect(await entriesAbout(lessonId)).toEqual(['lesson_earned']);
  });

  it('ends as not given when the school says so after the answer', async () => {
    const { lessons, children } = await classOfThree();
    const [lessonId] = lessons;
    await taught(lessonId, children);
    const at = past(FIRST);
    await disputeLesson(ground.head, { lessonId, reason: '教员没有到' }, at);
    await answerDispute(ground.owner, { lessonId, answer: '确实没有到' }, at);
    const strike = { lessonId, seat: 'school', canceledBy: 'provider', why: '教员没有到' } as const;
    expect(await cancelLesson(ground.head, strike, at)).toEqual({ kind: 'done', refundFen: 10_500 });
    expect(await refundsOf(children[0].enrollmentId)).toEqual([
      { amountFen: 3500, reason: 'lesson_canceled' },
    ]);
  });
});

describe('a lesson that is taken back', () => {
  it('is taken off what the provider earned, and comes back to the families', async () => {
    const { lessons, children } = await classOfThree();
    const [lessonId] = lessons;
    const provider = ground.market.provider.id;
    const owed = await balance('provider_payable', provider);
    await taught(lessonId, children);
    await confirmLesson(ground.head, { lessonId }, past(FIRST));
    expect(await balance('provider_payable', provider)).toBe(owed - 10_500);
    const input = { lessonId, seat: 'school', reason: '家长反映没有上' } as const;
    expect(answerOf(await reverseLesson(ground.head, input, instantOf('2045-01-23', 600)))).toEqual([
      'reversal_after_term',
    ]);
    expect(await reverseLesson(ground.head, input, past(FIRST))).toEqual({
      kind: 'done',
      refundFen: 10_500,
    });
    expect(answerOf(await reverseLesson(ground.head, input, past(FIRST)))).toEqual(['invalid_state']);
    expect(await balance('provider_payable', provider)).toBe(owed);
    expect(await entriesAbout(lessonId)).toEqual(['lesson_earned', 'lesson_reversed']);
    expect(await refundsOf(children[0].enrollmentId)).toEqual([
      { amountFen: 3500, reason: 'lesson_canceled' },
    ]);
    expect(await messagesTo(children[0].userId)).toEqual(['lesson_taken_back']);
    expect(answerOf(await answerDispute(ground.owner, { lessonId, answer: '不同意' }, past(FIRST)))).toBe(
      'done',
    );
  });

  it('can be one of a class that is over', async () => {
    const { offeringId, lessons, children } = await classOfThree();
    for (const [index, lessonId] of lessons.entries()) await taught(lessonId, children, DATES[index]);
    await confirmLesson(ground.head, { lessonId: lessons[0] }, past(FIRST));
    await advanceOfferings(instantOf('2026-10-21', 600));
    expect(await db.enrollment.count({ where: { offeringId, status: 'completed' } })).toBe(3);
    // What nobody has confirmed yet is not earned yet.
    expect(await moneyOf(children[0].enrollmentId)).toMatchObject({ earnedFen: 3500, heldFen: 10_500 });
    await confirmLessons(ground.head, { lessonIds: lessons.slice(1) }, instantOf('2026-10-21', 700));
    expect(await moneyOf(children[0].enrollmentId)).toMatchObject({ earnedFen: 14_000, heldFen: 0 });
    await reverseLesson(
      ground.officer,
      { lessonId: lessons[3], seat: 'bureau', reason: '核查' },
      instantOf('2026-10-22', 700),
    );
    expect(await moneyOf(children[0].enrollmentId)).toMatchObject({ earnedFen: 10_500, backFen: 3500 });
  });

  it('is deducted from the next settlement when it stands in one already', async () => {
    const { lessons, children } = await classOfThree();
    await taught(lessons[0], children);
    await taught(lessons[1], children, DATES[1]);
    await confirmLesson(ground.head, { lessonId: lessons[0] }, past(FIRST));
    await settleMonth({ month: '2026-09' }, instantOf('2026-10-08', 600));
    const lineOf = (lessonId: string) =>
      db.settlementLine.findMany({
        where: { lessonId },
        orderBy: { amountFen: 'desc' },
        select: { kind: true, amountFen: true },
      });
    expect(await lineOf(lessons[0])).toEqual([{ kind: 'lesson', amountFen: 10_500 }]);
    const input = { lessonId: lessons[0], seat: 'school', reason: '家长反映没有上' } as const;
    expect(answerOf(await reverseLesson(ground.head, input, instantOf('2026-10-09', 600)))).toBe('done');
    await confirmLesson(ground.head, { lessonId: lessons[1] }, instantOf('2026-10-09', 600));
    // More than is deducted, so that there is something to pay.
    await taught(lessons[2], children, DATES[2]);
    await confirmLesson(ground.head, { lessonId: lessons[2] }, instantOf('2026-10-14', 600));
    await settleMonth({ month: '2026-10' }, instantOf('2026-11-03', 600));
    expect(await lineOf(lessons[1])).toEqual([{ kind: 'lesson', amountFen: 10_500 }]);
    expect(await lineOf(lessons[0])).toEqual([
      { kind: 'lesson', amountFen: 10_500 },
      { kind: 'reversal', amountFen: -10_500 },
    ]);
    expect(await entriesAbout(lessons[0])).toEqual(['lesson_earned', 'lesson_reversed']);
  });
});
