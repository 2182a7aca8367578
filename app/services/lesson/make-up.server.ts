import type { Tx } from '~/db/client.server';
import { violationOf } from '~/db/constraint.server';
import { dateColumn, schoolDateOf } from '~/db/school-date.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import type { SchoolDate } from '~/domain/calendar';
import { idOf } from '~/domain/id';
import { familyMoney } from '~/domain/ledger/place';
import type { Seat } from '~/domain/lesson/decide';
import { makeUpRefusals, moneyHasGone } from '~/domain/lesson/make-up';
import { roomRefusals } from '~/domain/planning/needs';
import type { DatedTime } from '~/domain/planning/times';
import { findingRefusal } from '~/domain/reduction/finding';
import { NotFound, type Refusal, type Refused, refused } from '~/domain/refusal';
import { RuleBroken } from '~/domain/rule-broken';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '../audit/record.server';
import { recheckProviderSoon } from '../expiry/sweep-soon.server';
import { notify, ownersOfProvider, staffOfSchool } from '../messages/notify.server';
import { classFindings } from '../reduction/guard.server';
import { lessonsToPlace, roomsWithFacts } from '../room-requests/room-facts.server';
import { roomViolation } from '../room-requests/room-violation.server';
import { ofLesson } from './dispute.server';
import { tellFamilies } from './families.server';
import { moveLessonMoney, type TouchedPlace } from './money.server';
import { type LockedLesson, lockLesson } from './scope.server';

/** When a lesson is made up for; in the room it was to be in unless another is named. It lasts as long. */
export type MakeUpTime = {
  readonly date: SchoolDate;
  readonly startMinute: number;
  readonly roomId?: string;
};

/** Undoes everything that was begun: a make-up that cannot be leaves nothing behind. */
export class MakeUpImpossible extends Error {
  constructor(readonly refused: Refused) {
    super('make-up impossible');
  }
}

/**
 * Plans another time for a canceled lesson whose money has not gone back yet. The same is asked as of a plan: the rules
 * in force over the class with that lesson, the room and its closures, who teaches, and no child in two places; the
 * database has the last word.
 *
 * @throws NotFound when the lesson is not the actor's
 */
export async function planMakeUp(
  actor: Actor,
  { lessonId, seat, at }: { lessonId: string; seat: Seat; at: MakeUpTime },
  now: Date,
): Promise<{ kind: 'done' } | Refused> {
  try {
    return await inTransaction(async (tx) => {
      const lesson = await lockLesson(tx, actor, { lessonId, seat, permission: 'lesson.make_up' });
      const { offeringId } = lesson;
      const touched = await moveLessonMoney(
        tx,
        { lessonId, offeringId, kind: 'lesson_made_up' },
        () => layMakeUp(tx, lesson, at, now),
        now,
      );
      await refuseIfGone(tx, touched);
      const data = { offeringId, on: at.date };
      const entry = { verb: 'lesson.make_up', subjectKind: 'lesson', subjectId: lessonId, data };
      await recordAudit(tx, { actor, permission: 'lesson.make_up' }, entry, now);
      await tellFamilies(tx, touched, lesson.date, { kind: 'moved', on: at.date }, now);
      const params = { ...ofLesson(lesson), on: at.date };
      if (seat === 'provider') {
        const userIds = await staffOfSchool(tx, lesson.offering.schoolId);
        await notify(tx, { userIds }, 'lesson_made_up_here', params, now);
      } else {
        const userIds = await ownersOfProvider(tx, lesson.offering.course.providerId);
        await notify(tx, { userIds }, 'lesson_rescheduled', params, now);
      }
      await enqueue(tx, 'index-offering', { offeringId });
      await recheckProviderSoon(tx, lesson.offering.course.providerId);
      return { kind: 'done' };
    });
  } catch (error) {
    const refusal = makeUpImpossible(error);
    if (refusal) return refusal;
    throw error;
  }
}

/** Writes the lesson that makes up for a canceled one, with its people. @throws MakeUpImpossible */
export async function layMakeUp(tx: Tx, lesson: LockedLesson, at: MakeUpTime, now: Date): Promise<void> {
  const time = { ...at, endMinute: at.startMinute + lesson.endMinute - lesson.startMinute };
  const { term, status } = lesson.offering;
  const within = { from: schoolDateOf(term.fromDate), to: schoolDateOf(term.toDate) };
  const own = makeUpRefusals(lesson, { offering: status, term: within, at: time, now });
  const refusals = own.length > 0 ? own : await unlawful(tx, lesson, time, now);
  if (refusals.length > 0) throw new MakeUpImpossible(refused(...refusals));
  const { offeringId } = lesson;
  const last = await tx.lesson.aggregate({ where: { offeringId }, _max: { number: true } });
  const staff = await tx.lessonStaff.findMany({
    where: { lessonId: lesson.id },
    select: { instructorId: true, role: true },
  });
  const { startMinute, endMinute } = time;
  const times = { date: dateColumn(time.date), startMinute, endMinute };
  const { id: lessonId } = await tx.lesson.create({
    data: {
      offeringId,
      number: (last._max.number ?? 0) + 1,
      ...times,
      roomId: time.roomId ?? lesson.roomId,
      makesUpId: lesson.id,
    },
    select: { id: true },
  });
  await tx.lessonStaff.createMany({ data: staff.map((person) => ({ lessonId, ...person, ...times })) });
}

async function unlawful(
  tx: Tx,
  lesson: LockedLesson,
  time: DatedTime & MakeUpTime,
  now: Date,
): Promise<Refusal[]> {
  const { offeringId, offering } = lesson;
  const lessons = [...(await lessonsToPlace(tx, offeringId)), time];
  const broken = await classFindings(tx, offeringId, now, { anew: true, lessons });
  const refusals = broken.map((finding) => findingRefusal(finding, { path: 'date' }));
  const roomId = time.roomId ?? lesson.roomId;
  if (roomId === null) return refusals;
  const { schoolId, capacity, course: needs } = offering;
  const span = { from: time.date, to: time.date };
  const [found] = await roomsWithFacts(tx, {
    schoolId,
    roomId: idOf(roomId, 'room'),
    exceptOffering: offeringId,
    span,
  });
  if (!found) throw new NotFound('room');
  const { room, closures, occupied } = found;
  return [...refusals, ...roomRefusals({ room, needs, capacity, lessons: [time], closures, occupied })];
}

/** Whether families have the money of the lesson back already, or it is on its way. */
async function refuseIfGone(tx: Tx, touched: readonly TouchedPlace[]): Promise<void> {
  const asked = await tx.refund.findMany({
    where: { status: 'requested', payment: { enrollmentId: { in: touched.map(({ place }) => place.id) } } },
    select: { amountFen: true, payment: { select: { enrollmentId: true } } },
  });
  for (const { place, moreOpenFen } of touched) {
    const askedFen = asked
      .filter(({ payment }) => payment.enrollmentId === place.id)
      .reduce((sum, { amountFen }) => sum + amountFen, 0);
    // What should have come back by its price, whatever went: with the lesson made up for it is less again.
    const backFen = Math.max(0, place.receivedFen - familyMoney(place).owedFen);
    if (moneyHasGone({ backFen, goneFen: place.goneFen, askedFen, moreOpenFen })) {
      throw new MakeUpImpossible(refused({ code: 'make_up_money_gone' }));
    }
  }
}

/** A make-up that could not be, in words; null when the error is something else. */
export function makeUpImpossible(error: unknown): Refused | null {
  if (error instanceof MakeUpImpossible) return error.refused;
  if (error instanceof RuleBroken) return refused({ code: 'class_against_rule', path: 'date' });
  switch (violationOf(error)?.constraint) {
    case 'lesson_staff_once':
      return refused({ code: 'instructor_taken', path: 'date' });
    case 'enrollment_no_overlap':
      return refused({ code: 'make_up_clash', path: 'date' });
    case 'programme_within_budget':
    case 'programme_within_cap':
      return refused({ code: 'make_up_money_gone' });
    default:
      return roomViolation(error);
  }
}
