import type { SchoolDate } from '../calendar';
import {
  type ChargeState,
  chargeStates,
  familyMoney,
  type PlaceLesson,
  type PlaceMoney,
} from '../ledger/place';
import { type Fen, sumFen } from '../money';
import { compareTimes, type DatedTime, startOf } from '../planning/times';
import type { LessonOutcome, RefundModel } from '../pricing/refund-models';
import type { Share } from '../pricing/streams';
import { type Refused, refused } from '../refusal';
import type { EnrollmentStatus } from '../states';
import { enrollmentAfter } from './states';

export type WithdrawFacts = {
  readonly now: Date;
  readonly status: EnrollmentStatus;
  /** Lessons of the class that are not canceled, in any order. */
  readonly lessons: readonly DatedTime[];
};

/** Whether a guardian may take a child out of a class: once it has begun and while lessons are left. */
export function decideWithdraw({ now, status, lessons }: WithdrawFacts): { kind: 'allowed' } | Refused {
  if (enrollmentAfter(status, 'withdraw') === null) return refused({ code: 'invalid_state' });
  const sorted = [...lessons].sort(compareTimes);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last || startOf(first) > now) return refused({ code: 'class_not_begun' });
  if (startOf(last) <= now) return refused({ code: 'class_over', params: { date: last.date } });
  return { kind: 'allowed' };
}

/** One lesson as the family's page shows it: what it costs altogether, and what of that is not charged after all. */
export type WithdrawalLine = {
  readonly date: SchoolDate;
  readonly state: LessonOutcome;
  readonly valueFen: Fen;
  readonly refundFen: Fen;
};

/** The formula of a withdrawal with its numbers. Whole fen. */
export type Withdrawal = {
  readonly model: RefundModel;
  readonly withdrawnOn: SchoolDate;
  readonly lines: readonly WithdrawalLine[];
  /** What the lessons cost together, whoever pays. */
  readonly lessonsFen: Fen;
  /** What of that is given back. */
  readonly refundableFen: Fen;
  /** Of it the family's, by its share of the price; the rest goes back to the county. */
  readonly familyFen: Fen;
  readonly countyFen: Fen;
  /** What the family's own share of the lessons was. */
  readonly familyShareFen: Fen;
  /** Materials: what the family paid for them, and what of it comes back. Null where there are none. */
  readonly materials: { readonly familyFen: Fen; readonly backFen: Fen } | null;
  readonly paidFen: Fen;
  /** What the family owes after all. */
  readonly owedFen: Fen;
  /** Went back earlier, or is on its way already. */
  readonly backBeforeFen: Fen;
  /** Goes back now. */
  readonly backFen: Fen;
  /** Still to be paid, should more have been taught than was paid. */
  readonly openFen: Fen;
};

/**
 * What a withdrawal comes to. The page that asks and the command that does it both read this off the same facts.
 *
 * @param place as it is with the withdrawal
 * @param onItsWayFen what was asked to go back and has not been sent yet
 */
export function withdrawalOf(place: PlaceMoney, withdrawnOn: SchoolDate, onItsWayFen: Fen): Withdrawal {
  const states = chargeStates(place);
  const money = familyMoney(place, states);
  const ofLessons = states.filter(({ stream }) => stream.kind !== 'materials');
  const materials = states.filter(({ stream }) => stream.kind === 'materials');
  const own = (shares: readonly Share[]) =>
    sumFen(shares.filter(({ fund }) => fund.startsWith('family:')).map(({ fen }) => fen));
  const sum = (of: readonly ChargeState[], fen: (state: ChargeState) => Fen) => sumFen(of.map(fen));
  const lines = linesOf(place.lessons, ofLessons);
  const refundableFen = sumFen(lines.map(({ refundFen }) => refundFen));
  const familyFen = sum(ofLessons, ({ returned }) => own(returned));
  const before = place.goneFen + onItsWayFen;
  return {
    model: place.model,
    withdrawnOn,
    lines,
    lessonsFen: sumFen(lines.map(({ valueFen }) => valueFen)),
    refundableFen,
    familyFen,
    countyFen: refundableFen - familyFen,
    familyShareFen: sum(ofLessons, ({ stream }) => own(stream.shares)),
    materials:
      materials.length === 0
        ? null
        : {
            familyFen: sum(materials, ({ stream }) => own(stream.shares)),
            backFen: sum(materials, ({ returned }) => own(returned)),
          },
    paidFen: place.receivedFen,
    owedFen: money.owedFen,
    backBeforeFen: before,
    backFen: Math.max(0, money.backFen - before),
    openFen: money.openFen,
  };
}

/** The charges of one lesson added up. Each kind of charge has one line for a lesson, under the price it was taken at. */
function linesOf(lessons: readonly PlaceLesson[], states: readonly ChargeState[]): WithdrawalLine[] {
  const lines = lessons.map(({ date, state }) => ({ date, state, valueFen: 0, refundFen: 0 }));
  for (const kind of new Set(states.map(({ stream }) => stream.kind))) {
    const left = new Set(lines);
    for (const line of states.flatMap((each) => (each.stream.kind === kind ? each.lines : []))) {
      const own = [...left].find(({ date, state }) => date === line.date && state === line.state);
      if (!own) continue;
      left.delete(own);
      own.valueFen += line.valueFen;
      own.refundFen += line.refundFen;
    }
  }
  return lines;
}
