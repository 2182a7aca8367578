import { instantOf } from '~/domain/calendar';
import type { PostingLine } from '~/domain/ledger/accounts';
import type { RefundReason } from '~/domain/states';
import type { AttendanceRow } from './attendance';
import { type BankRows, bankRows } from './bank';
import type { EnrollmentSeed, Filled } from './enrollments';
import { idOf } from './ids';
import type { LessonSeed } from './lesson-seeds';
import { type PaymentRow, payeeOf } from './payments';
import { type ReconciledRows, reconcile, reconciledRows } from './reconciled';
import { type RefundSeed, refundsOf } from './refunds';
import { type LiveLesson, type LivePlace, Replay } from './replay';
import { type SettledRows, settleMonths } from './settlements';
import { Timeline } from './timeline';
import type { DemoDays } from './today';

export type LivedTerm = {
  readonly replay: Replay;
  readonly places: readonly LivePlace[];
  readonly refunds: readonly RefundSeed[];
  readonly settled: SettledRows;
  readonly bank: BankRows;
  readonly reconciled: ReconciledRows;
};

type Told = {
  readonly filled: readonly Filled[];
  readonly lessons: ReadonlyMap<string, readonly LessonSeed[]>;
  readonly payments: readonly PaymentRow[];
  readonly attendance: readonly AttendanceRow[];
};

/**
 * Lives through everything that happened to places and lessons, in the order of time, as the commands would have: what
 * it changed is posted, and what families get back is set going. It ends at the last midnight.
 */
export function liveTerm({ filled, lessons, payments, attendance }: Told, days: DemoDays): LivedTerm {
  const replay = new Replay();
  const time = new Timeline(instantOf(days.today, 0));
  const settled = settleMonths(replay, time, days);
  const bank = bankRows(
    filled.flatMap(({ places }) => places),
    { replay, time },
    days,
  );
  const refunds = refundsOf(replay, time, payments, days);
  const paidFor = groupBy(payments, ({ enrollmentId }) => enrollmentId);
  const marks = groupBy(attendance, ({ enrollmentId }) => enrollmentId);
  const all: LivePlace[] = [];

  for (const { offering, places } of filled) {
    const own = lessons.get(offering.id) ?? [];
    const live: LiveLesson[] = own.filter(({ makesUpId }) => makesUpId === null).map(asPlanned);
    const here = places.map(
      (place): LivePlace => ({ ...asLive(place, live), attendance: markedAs(marks, place) }),
    );
    all.push(...here);
    const inClass = () => here.filter(({ status }) => IN_CLASS.includes(status));
    const give = (list: readonly LivePlace[], reason: RefundReason, at: Date) => {
      for (const place of list) refunds.sendBack(place, reason, at);
    };
    for (const [index, place] of places.entries())
      tellPlace(place, here[index] as LivePlace, paidFor.get(place.id) ?? []);
    for (const [index, lesson] of live.entries()) tellLesson(own[index] as LessonSeed, lesson);
    tellEnd();

    function tellPlace(seed: EnrollmentSeed, place: LivePlace, paid: readonly PaymentRow[]) {
      const act = { subjectKind: 'enrollment', subjectId: place.id } as const;
      time.at(seed.createdAt, () => {
        place.status = seed.quote.dueFen > 0 ? 'held' : 'confirmed';
        replay.post({ kind: 'place_taken', ...act }, [place], seed.createdAt);
      });
      for (const payment of paid) {
        const at = payment.paidAt as Date | null;
        if (at) time.at(at, () => receive(replay, place, payment, at));
      }
      const { endedAt, status, endReason } = seed;
      if (!endedAt || status === 'completed' || endReason === 'school') return;
      time.at(endedAt, () => {
        Object.assign(place, { status, endedAt });
        replay.post(
          { kind: status === 'withdrawn' ? 'withdrawal' : 'place_ended', ...act },
          [place],
          endedAt,
        );
        give([place], status === 'withdrawn' ? 'withdrawn' : 'guardian_canceled', endedAt);
      });
    }

    function tellLesson(seed: LessonSeed, lesson: LiveLesson) {
      const act = { subjectKind: 'lesson', subjectId: seed.id } as const;
      const { schoolConfirmedAt, canceledAt } = seed;
      if (schoolConfirmedAt)
        time.at(schoolConfirmedAt, () => {
          lesson.status = 'taught';
          replay.post({ kind: 'lesson_earned', ...act }, inClass(), schoolConfirmedAt);
          give(inClass(), 'absence', schoolConfirmedAt);
        });
      if (!canceledAt || offering.life === 'canceled') return;
      time.at(canceledAt, () => {
        Object.assign(lesson, { status: 'canceled', canceledBy: seed.canceledBy, canceledAt });
        const makeUp = own.find(({ makesUpId }) => makesUpId === seed.id);
        if (makeUp) {
          const row = asPlanned(makeUp);
          live.push(row);
          tellLesson(makeUp, row);
        }
        const kind = schoolConfirmedAt ? 'lesson_reversed' : 'lesson_canceled';
        replay.post({ kind, ...act }, inClass(), canceledAt);
        give(inClass(), 'lesson_canceled', canceledAt);
      });
    }

    /** The class is over, or was called off before it began. */
    function tellEnd() {
      const ended = places.filter(
        ({ status, endReason }) => status === 'completed' || endReason === 'school',
      );
      const at = ended[0]?.endedAt;
      if (!at) return;
      const ids = new Set(ended.map(({ id }) => id));
      const they = here.filter(({ id }) => ids.has(id));
      const status = offering.life === 'canceled' ? ('canceled' as const) : ('completed' as const);
      time.at(at, () => {
        for (const place of they) Object.assign(place, { status, endedAt: at });
        for (const lesson of live) if (status === 'canceled') lesson.status = 'canceled';
        replay.post({ kind: 'place_ended', subjectKind: 'offering', subjectId: offering.id }, they, at);
        if (status === 'canceled') give(they, 'school_canceled', at);
      });
    }
  }
  reconcile(replay, time, payments, new Map(all.map(({ id, payee }) => [id, payee])));
  time.run();
  const reconciled = reconciledRows(payments, refunds.rows, days);
  return { replay, places: all, refunds: refunds.rows, settled, bank, reconciled };
}

const IN_CLASS: readonly LivePlace['status'][] = ['held', 'confirmed', 'completed', 'withdrawn'];

function receive(replay: Replay, place: LivePlace, payment: PaymentRow, at: Date): void {
  place.receivedFen += payment.amountFen;
  if (place.status === 'held' && place.receivedFen >= place.quote.dueFen) place.status = 'confirmed';
  const line = { fund: '', enrollmentId: null, amountFen: payment.amountFen };
  const moved: PostingLine =
    payment.method === 'credit'
      ? { ...line, account: 'family_credit', party: place.guardianId, fund: place.payee }
      : { ...line, account: 'cash', party: place.payee };
  const key = `payment:${payment.id}`;
  replay.post({ kind: 'payment_received', subjectKind: 'payment', subjectId: payment.id, key }, [place], at, [
    moved,
  ]);
}

function asPlanned({ id, number, date, startMinute, makesUpId }: LessonSeed): LiveLesson {
  return { id, number, date, startMinute, status: 'planned', canceledBy: null, canceledAt: null, makesUpId };
}

function asLive(place: EnrollmentSeed, lessons: readonly LiveLesson[]): Omit<LivePlace, 'attendance'> {
  const { offering, child, guardian } = place;
  return {
    id: place.id,
    offeringId: offering.id,
    childId: child.id,
    guardianId: guardian.id,
    termId: offering.termId,
    providerId: idOf('provider', offering.course.by),
    schoolId: offering.school.id,
    payee: payeeOf(offering.school),
    createdAt: place.createdAt,
    quote: place.quote,
    lessons,
    status: 'none',
    endedAt: null,
    receivedFen: 0,
    goneFen: 0,
  };
}

function markedAs(
  marks: ReadonlyMap<string, AttendanceRow[]>,
  { id }: EnrollmentSeed,
): LivePlace['attendance'] {
  return new Map((marks.get(id) ?? []).map(({ lessonId, state }) => [lessonId, state]));
}

function groupBy<T>(list: readonly T[], keyOf: (each: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of list) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]);
  return groups;
}
