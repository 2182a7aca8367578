import { compareDates, type SchoolDate } from '../calendar';
import { assertFen, type Fen, splitEvenly, sumFen } from '../money';
import {
  isCanceled,
  missedRefunds,
  type RefundLesson,
  type RefundModel,
  type ValuedLesson,
} from './refund-models';

export type RefundLine = RefundLesson & { readonly valueFen: Fen; readonly refundFen: Fen };

export type RefundFacts = {
  readonly model: RefundModel;
  readonly withdrawnOn: SchoolDate | null;
  /** What the lessons cost together. */
  readonly agencyFen: Fen;
  /** What programmes pay of `agencyFen`. */
  readonly subsidyFen: Fen;
  readonly materialsFen: Fen;
  readonly materialsUsed: boolean;
  readonly lessons: readonly RefundLesson[];
};

export type Refund = {
  readonly lines: readonly RefundLine[];
  /** Of the lessons' money, before it is split. */
  readonly refundableFen: Fen;
  /** For the family, unused materials included. */
  readonly familyFen: Fen;
  readonly subsidyReturnFen: Fen;
};

/**
 * What comes back of a place, lesson by lesson (formats.md 2). What school, provider or force majeure canceled always
 * does in full; the family's own absences and withdrawal follow the county's model. Whole fen. Lessons may come in any
 * order and keep it; the odd fen go to the earliest by date.
 *
 * @throws RangeError on amounts that are negative or not whole, and on a subsidy larger than the price
 */
export function refund(facts: RefundFacts): Refund {
  const { agencyFen, subsidyFen, materialsFen, materialsUsed, withdrawnOn } = facts;
  if (assertFen(subsidyFen) < 0 || subsidyFen > agencyFen)
    throw new RangeError(`Not a subsidy of ${agencyFen} fen: ${subsidyFen}`);
  if (assertFen(materialsFen) < 0) throw new RangeError(`Not an amount of fen: ${materialsFen}`);
  const inOrder = facts.lessons
    .map((lesson, at) => ({ lesson, at }))
    .sort((a, b) => compareDates(a.lesson.date, b.lesson.date) || a.at - b.at);
  const byDate = refundLines({ ...facts, lessons: inOrder.map(({ lesson }) => lesson) });
  const lines: RefundLine[] = [...byDate];
  for (const [index, { at }] of inOrder.entries()) lines[at] = byDate[index] as RefundLine;
  const refundableFen = sumFen(lines.map((line) => line.refundFen));
  const lessonsFen = partOf(refundableFen, agencyFen - subsidyFen, agencyFen);
  const materials = withdrawnOn !== null && !materialsUsed ? materialsFen : 0;
  return {
    lines,
    refundableFen,
    familyFen: lessonsFen + materials,
    subsidyReturnFen: refundableFen - lessonsFen,
  };
}

/** Each lesson, in order of date, with its value and what of it comes back; values add up to `agencyFen` exactly. */
export function refundLines({
  model,
  withdrawnOn,
  agencyFen,
  lessons,
}: Pick<RefundFacts, 'model' | 'withdrawnOn' | 'agencyFen' | 'lessons'>): RefundLine[] {
  if (lessons.length === 0) return [];
  const values = splitEvenly(agencyFen, lessons.length);
  const valued = lessons.map((lesson, index) => ({ ...lesson, valueFen: values[index] as Fen }));
  return valuedRefundLines({ model, withdrawnOn, lessons: valued });
}

/** The same for lessons whose values are known: they need not be equal where the price has changed on the way. */
export function valuedRefundLines({
  model,
  withdrawnOn,
  lessons,
}: Pick<RefundFacts, 'model' | 'withdrawnOn'> & {
  readonly lessons: readonly (RefundLesson & { readonly valueFen: Fen })[];
}): RefundLine[] {
  const valued = lessons.map(
    (lesson): ValuedLesson => ({ ...lesson, left: withdrawnOn !== null && lesson.date > withdrawnOn }),
  );
  const own = missedRefunds(model, valued, withdrawnOn);
  return valued.map(({ left: _, ...lesson }, index) => ({
    ...lesson,
    refundFen: isCanceled(lesson.state) ? lesson.valueFen : (own[index] as Fen),
  }));
}

/** `floor(amount × share / whole)`, exact for any whole fen; 0 of nothing. */
export function partOf(amount: Fen, share: Fen, whole: Fen): Fen {
  return whole === 0 ? 0 : Number((BigInt(amount) * BigInt(share)) / BigInt(whole));
}
