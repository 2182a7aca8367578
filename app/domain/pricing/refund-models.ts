import { addMonths, type SchoolDate } from '../calendar';
import { type Fen, sumFen } from '../money';

/** How a family's own absences and withdrawal are counted: the county's choice (rules.md 3.3). */
export const REFUND_MODELS = ['per_lesson', 'half_month', 'half_or_full_month', 'cliff_3_months'] as const;
export type RefundModel = (typeof REFUND_MODELS)[number];

/** What became of a lesson for one child. */
export const LESSON_OUTCOMES = [
  'taught',
  'absent',
  'excused',
  'canceled_school',
  'canceled_provider',
  'canceled_force',
  'future',
] as const;
export type LessonOutcome = (typeof LESSON_OUTCOMES)[number];

export type RefundLesson = { readonly date: SchoolDate; readonly state: LessonOutcome };

export type ValuedLesson = RefundLesson & {
  readonly valueFen: Fen;
  /** Later than the withdrawal. */
  readonly left: boolean;
};

/** Canceled by others than the family: always refundable in full. */
export function isCanceled(state: LessonOutcome): boolean {
  return state === 'canceled_school' || state === 'canceled_provider' || state === 'canceled_force';
}

/** Months of the cliff (Nanjing, rules.md 3.3). */
const CLIFF_MONTHS = 3;

/**
 * What comes back of each lesson for the family's own absences and its withdrawal, by the county's model (rules.md
 * 3.3); lessons that others canceled are left at 0 here. In the models by the month an absence is an absence, excused
 * or not; a lesson still to come counts as attended until it is missed.
 */
export function missedRefunds(
  model: RefundModel,
  lessons: readonly ValuedLesson[],
  withdrawnOn: SchoolDate | null,
): Fen[] {
  switch (model) {
    case 'per_lesson':
      return lessons.map((lesson) => (lesson.left || lesson.state === 'excused' ? lesson.valueFen : 0));
    case 'half_month':
      return byBlock(lessons, halfMonthOf, wholeBlocks);
    case 'half_or_full_month':
      return byBlock(lessons, ({ date }) => date.slice(0, 7), halfOrFull);
    case 'cliff_3_months': {
      const [first] = lessons;
      const soon = first && withdrawnOn !== null && withdrawnOn <= addMonths(first.date, CLIFF_MONTHS);
      return lessons.map((lesson) => (soon && lesson.left ? Math.floor(lesson.valueFen / 2) : 0));
    }
  }
}

type Block = readonly ValuedLesson[];

const missed = (lesson: ValuedLesson) =>
  lesson.left || lesson.state === 'absent' || lesson.state === 'excused';

/** Haiyan's neighbours count the month in two halves: the 1st to the 15th, and the rest. */
function halfMonthOf({ date }: ValuedLesson): string {
  return `${date.slice(0, 7)}-${date.slice(8) <= '15' ? 1 : 2}`;
}

/** A half month in which nothing was attended comes back; anything shorter does not (Haikou). */
function wholeBlocks(block: Block): Fen[] {
  const all = block.every(missed);
  return block.map((lesson) => (all ? lesson.valueFen : 0));
}

/**
 * Up to half of a month's lessons attended: half of the month is charged; more: all of it (Wuzhou, Tianjin). A month
 * in which nothing was attended is not charged. Half is counted of all that was planned, so that a family never gets
 * less because others canceled a lesson.
 */
function halfOrFull(block: Block, planned: number): Fen[] {
  const gone = block.filter(missed);
  const attended = block.length - gone.length;
  if (attended === 0) return block.map((lesson) => lesson.valueFen);
  if (gone.length === 0 || attended * 2 > planned) return block.map(() => 0);
  const half = Math.floor(sumFen(block.map((lesson) => lesson.valueFen)) / 2);
  const parts = shareOut(half, gone);
  return block.map((lesson) => parts.get(lesson) ?? 0);
}

/** An amount over lessons as evenly as their values allow: no lesson gives back more than it costs. */
function shareOut(amount: Fen, lessons: Block): Map<ValuedLesson, Fen> {
  let rest = Math.min(amount, sumFen(lessons.map((lesson) => lesson.valueFen)));
  const parts = new Map<ValuedLesson, Fen>();
  // The cheapest first: what it cannot take is left to those that can.
  for (const lesson of [...lessons].sort((a, b) => a.valueFen - b.valueFen)) {
    const part = Math.min(lesson.valueFen, Math.ceil(rest / (lessons.length - parts.size)));
    parts.set(lesson, part);
    rest -= part;
  }
  return parts;
}

function byBlock(
  lessons: readonly ValuedLesson[],
  blockOf: (lesson: ValuedLesson) => string,
  refunds: (block: Block, planned: number) => Fen[],
): Fen[] {
  const result = lessons.map(() => 0);
  const own = lessons
    .map((lesson, index) => ({ lesson, index }))
    .filter(({ lesson }) => !isCanceled(lesson.state));
  for (const key of new Set(own.map(({ lesson }) => blockOf(lesson)))) {
    const block = own.filter(({ lesson }) => blockOf(lesson) === key);
    const planned = lessons.filter((lesson) => blockOf(lesson) === key).length;
    const amounts = refunds(
      block.map(({ lesson }) => lesson),
      planned,
    );
    for (const [at, { index }] of block.entries()) result[index] = amounts[at] as Fen;
  }
  return result;
}
