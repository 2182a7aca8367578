import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import { Busy } from '~/domain/busy';
import { addDays, instantOf } from '~/domain/calendar';
import { brokenInvariants } from '~/services/audit/invariants.server';
import { cancelEnrollment } from '~/services/enrollment/cancel.server';
import { enroll } from '~/services/enrollment/enroll.server';
import { lapseHolds } from '~/services/enrollment/lapse-holds.server';
import { withdraw } from '~/services/enrollment/withdraw.server';
import { withdrawalPage } from '~/services/enrollment/withdrawal.server';
import { cancelLesson } from '~/services/lesson/cancel.server';
import { confirmLesson } from '~/services/lesson/confirm.server';
import { askForLeave } from '~/services/lesson/leave.server';
import { saveMarks } from '~/services/lesson/mark.server';
import { reportLesson } from '~/services/lesson/report.server';
import { reverseLesson } from '~/services/lesson/reverse.server';
import { applyRefund } from '~/services/payments/apply-refund.server';
import { settleMonth } from '~/services/settlement/settle-month.server';
import { type Prng, prng } from '../../../prisma/seed/prng';
import { ahead, DATES, during, layClass, layGround, layPlace, mark } from '../lesson/class';
import { asked, newFamily } from '../parent/family-market';
import { layOffering, NOW } from '../search/market';

let ground: Awaited<ReturnType<typeof layGround>>;
beforeAll(async () => {
  ground = await layGround();
});

type Place = Awaited<ReturnType<typeof layPlace>>;
type Class = Awaited<ReturnType<typeof layClass>> & { places: Place[] };
type Act = () => Promise<unknown>;

/** "Busy, try again" is what people do. Whatever else is refused is a part of the history. */
async function insisting(act: Act): Promise<void> {
  for (;;) {
    try {
      await act();
      return;
    } catch (error) {
      if (!(error instanceof Busy)) throw error;
    }
  }
}

/** Invariants 5, 6 and 8, as `npm run audit` asks for them. */
async function expectSound(when: string): Promise<void> {
  const broken = (await brokenInvariants()).filter(({ number }) => [5, 6, 8].includes(number));
  expect(broken, when).toEqual([]);
}

/** Places in three classes at different times: each lesson day has something to do in each; and the certain one. */
async function layClasses(): Promise<{ classes: Class[]; certain: Class }> {
  const classes: Class[] = [];
  for (const startMinute of [940, 995, 1050]) {
    const laid = await layClass(ground.market, { startMinute, endMinute: startMinute + 50, capacity: 8 });
    const places: Place[] = [];
    for (let child = 0; child < 5; child += 1) places.push(await layPlace(ground.market, laid.offeringId));
    classes.push({ ...laid, places });
  }
  const certain = await layCertain();
  await db.lessonStaff.deleteMany({});
  for (const { lessons } of [...classes, certain]) {
    const rows = await db.lesson.findMany({ where: { id: { in: lessons } } });
    await db.lessonStaff.createMany({
      data: rows.map(({ id: lessonId, date, startMinute, endMinute }) => ({
        lessonId,
        instructorId: ground.market.instructor.id,
        role: 'lead' as const,
        date,
        startMinute,
        endMinute,
      })),
    });
  }
  return { classes, certain };
}

/** What can happen on the day of a lesson, all of it at once. */
function dayOf({ places, lessons }: Class, index: number, random: Prng): Act[] {
  const date = DATES[index] as string;
  const lessonId = lessons[index] as string;
  const next = lessons[index + 1];
  const evening = instantOf(date, 21 * 60);
  const acts: Act[] = [];
  const state = () =>
    random.pick(['present', 'present', 'present', 'absent', 'excused', 'left_early'] as const);
  const marks = places.map(({ enrollmentId }) => mark(enrollmentId, state(), during(date)));
  const teach: Act = async () => {
    await saveMarks(ground.coach, { lessonId, seat: 'provider', marks }, evening);
    await reportLesson(ground.coach, { lessonId, seat: 'provider' }, evening);
    // The school presses twice.
    await Promise.all([1, 2].map(() => insisting(() => confirmLesson(ground.head, { lessonId }, evening))));
  };
  const off = (canceledBy: 'school' | 'force_majeure'): Act => {
    const input = { lessonId, seat: 'school', canceledBy, why: '停电' } as const;
    return () => cancelLesson(ground.head, input, ahead(date));
  };
  acts.push(random.chance(0.75) ? teach : off(random.pick(['school', 'force_majeure'])));
  // At the same moment somebody calls off what is being taught, or takes back what was.
  if (random.chance(0.2)) acts.push(off('school'));
  const before = lessons[index - 1];
  if (before && random.chance(0.3))
    acts.push(() =>
      reverseLesson(ground.head, { lessonId: before, seat: 'school', reason: '未上' }, evening),
    );
  for (const place of places) {
    if (next && random.chance(0.3))
      acts.push(() =>
        askForLeave(place.actor, { enrollmentId: place.enrollmentId, lessonId: next }, evening),
      );
    if (random.chance(0.12)) acts.push(...leaving(place, evening, random));
  }
  return acts;
}

/** A family leaves, and presses the button twice. */
function leaving(place: Place, now: Date, random: Prng): Act[] {
  const asCredit = random.chance(0.4);
  return [1, 2].map(() => () => leave(place, asCredit, now));
}

async function leave({ actor, enrollmentId }: Place, asCredit: boolean, now: Date): Promise<void> {
  const page = await withdrawalPage(actor, enrollmentId, now);
  if (page.kind === 'refused') return;
  await withdraw(actor, { enrollmentId, asCredit, seenFen: page.withdrawal.backFen }, now);
}

/** One more class, with a day of its own: what is told of it happens in this order, whatever happens around it. */
async function layCertain(): Promise<Class> {
  const dates = DATES.map((date) => addDays(date, 1));
  const laid = await layClass(ground.market, {
    weekday: 3,
    dates,
    startMinute: 995,
    endMinute: 1045,
    capacity: 8,
  });
  const places: Place[] = [];
  for (let child = 0; child < 4; child += 1) places.push(await layPlace(ground.market, laid.offeringId));
  return { ...laid, places };
}

/**
 * What comes of no race: a lesson is taught; one family leaves and has its money kept as credit, another has it sent; it
 * is sent, and the lesson is taken back; what was sent comes back.
 */
async function certainly({ places, lessons }: Class, index: number): Promise<void> {
  const evening = instantOf(addDays(DATES[index] as string, 1), 21 * 60);
  const lessonId = lessons[0] as string;
  const [keeper, sender] = places as [Place, Place];
  if (index === 0) {
    const marks = places.map(({ enrollmentId }) => mark(enrollmentId, 'present', evening));
    await saveMarks(ground.coach, { lessonId, seat: 'provider', marks }, evening);
    await reportLesson(ground.coach, { lessonId, seat: 'provider' }, evening);
    await insisting(() => confirmLesson(ground.head, { lessonId }, evening));
  } else if (index === 1) {
    await insisting(() => leave(keeper, true, evening));
    await insisting(() => leave(sender, false, evening));
  } else if (index === 2) {
    await tellRefund(sender, 'succeeded', evening);
    const reason = { lessonId, seat: 'school', reason: '补登记：当天没有上课' } as const;
    await insisting(() => reverseLesson(ground.head, reason, evening));
  } else await tellRefund(sender, 'failed', evening);
}

async function tellRefund({ enrollmentId }: Place, status: 'succeeded' | 'failed', now: Date): Promise<void> {
  const { id } = await db.refund.findFirstOrThrow({
    where: { payment: { enrollmentId } },
    orderBy: { requestedAt: 'asc' },
  });
  const state = { refundId: `re_${id}`, status, failureReason: status === 'failed' ? 'closed' : null };
  await insisting(() => inTransaction((tx) => applyRefund(tx, id, state, now)));
}

/** Places that are taken, given up and forgotten meanwhile. */
async function sale(random: Prng): Promise<Act[]> {
  const offeringId = await layOffering(ground.market, {
    capacity: 6,
    weekday: 3,
    dates: ['2026-09-23', '2026-10-14'],
  });
  const families = await Promise.all(Array.from({ length: 12 }, () => newFamily()));
  return families.map(
    (family): Act =>
      async () => {
        const outcome = await enroll(family.actor, asked(family, offeringId), NOW);
        if (outcome.kind === 'refused' || !random.chance(0.5)) return;
        const { enrollmentId } = outcome;
        await insisting(() =>
          cancelEnrollment(family.actor, { enrollmentId }, new Date(NOW.getTime() + 60_000)),
        );
      },
  );
}

/** News of refunds: some arrive, some come back, and some of it is told twice. */
async function news(random: Prng, now: Date, { offeringId }: Class): Promise<Act[]> {
  const refunds = await db.refund.findMany({
    where: {
      status: { in: ['requested', 'sent'] },
      payment: { enrollment: { offeringId: { not: offeringId } } },
    },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  return refunds.flatMap(({ id }): Act[] => {
    if (random.chance(0.3)) return [];
    const status = random.pick(['pending', 'succeeded', 'succeeded', 'failed'] as const);
    const state = { refundId: `re_${id}`, status, failureReason: status === 'failed' ? 'closed' : null };
    const tell: Act = () => inTransaction((tx) => applyRefund(tx, id, state, now));
    return random.chance(0.5) ? [tell, tell] : [tell];
  });
}

describe.each(['first', 'second'])('a random history, the %s', (seed) => {
  it('leaves nothing for the audit to find, whatever happens at once', async () => {
    const random = prng(`history ${seed}`);
    const { classes, certain } = await layClasses();
    await expectSound('before');
    for (const [index, date] of DATES.entries()) {
      const now = instantOf(addDays(date, 1), 600);
      const acts = [
        ...classes.flatMap((each) => dayOf(each, index, random)),
        ...(await sale(random)),
        ...(await news(random, now, certain)),
        () => certainly(certain, index),
      ];
      await Promise.all(random.shuffled(acts).map(insisting));
      await expectSound(`after ${date}`);
    }
    await lapseHolds(instantOf('2026-11-01', 0));
    await Promise.all(
      random.shuffled(await news(random, instantOf('2026-10-30', 600), certain)).map(insisting),
    );
    await expectSound('when holds are over');
    await settleMonth({ month: '2026-09' }, instantOf('2026-11-02', 0));
    await Promise.all([1, 2, 3].map(() => settleMonth({ month: '2026-10' }, instantOf('2026-11-02', 60))));
    await expectSound('when months are settled');
  }, 300_000);
});

it('those histories had money going all its ways', async () => {
  const kinds = await db.journalEntry.groupBy({ by: ['kind'] });
  expect(kinds.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining([
      'kept_as_credit',
      'lesson_canceled',
      'lesson_earned',
      'lesson_reversed',
      'place_ended',
      'place_taken',
      'refund_returned',
      'refund_sent',
      'withdrawal',
    ]),
  );
  expect(await db.settlement.count()).toBeGreaterThan(0);
});
