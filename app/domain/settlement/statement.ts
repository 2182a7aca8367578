import { type Fen, sumFen } from '../money';
import type { SettlementLineKind } from './lines';

/** A line as it is stored: one fund's part. */
export type StoredLine = {
  readonly entryId: string;
  readonly day: string;
  readonly kind: SettlementLineKind;
  readonly lessonId: string | null;
  readonly offeringId: string | null;
  readonly amountFen: Fen;
};

/**
 * A line as the provider reads it: all funds together. Who paid for whom is the families' business: split by fund, a
 * class of few children would tell who is subsidized.
 */
export type StatementLine = {
  readonly key: string;
  readonly day: string;
  readonly kind: SettlementLineKind;
  readonly lessonId: string | null;
  readonly offeringId: string | null;
  /** Children whose money it is. */
  readonly children: number;
  /** Children × price of a lesson; 0 where the line is no lesson that was earned. */
  readonly lessonsFen: Fen;
  /** Materials, which are earned with the first lesson, and what is paid later or in odd fen. */
  readonly otherFen: Fen;
  /** What is taken back; never positive. */
  readonly deductionFen: Fen;
  /** The three together. */
  readonly amountFen: Fen;
};

export type LineFacts = {
  /** Children by entry and class, each counted once however many funds paid for it; key of `lineKey`. */
  readonly children: ReadonlyMap<string, number>;
  /** Price of one lesson by class, whole fen. */
  readonly perLessonFen: ReadonlyMap<string, Fen>;
};

export const lineKey = (entryId: string, offeringId: string | null) => `${entryId}:${offeringId ?? ''}`;

/** The statement of a settlement. What moved only between funds is nothing to the provider and is left out. */
export function statementLines(lines: readonly StoredLine[], facts: LineFacts): StatementLine[] {
  const groups = new Map<string, StoredLine[]>();
  for (const line of lines) {
    const key = lineKey(line.entryId, line.offeringId);
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups].flatMap(([key, group]): StatementLine[] => {
    const amountFen = sumFen(group.map((line) => line.amountFen));
    if (amountFen === 0) return [];
    const { day, lessonId, offeringId } = group[0] as StoredLine;
    const kind = kindOf(group, amountFen);
    const children = facts.children.get(key) ?? 0;
    const atPrice = children * (facts.perLessonFen.get(offeringId ?? '') ?? 0);
    const lessonsFen = kind === 'lesson' ? atPrice : 0;
    const deductionFen = amountFen < 0 ? amountFen : 0;
    const otherFen = amountFen - lessonsFen - deductionFen;
    return [
      { key, day, kind, lessonId, offeringId, children, lessonsFen, otherFen, deductionFen, amountFen },
    ];
  });
}

/** Funds may go different ways within one entry; what the whole comes to says what it is. */
function kindOf(group: readonly StoredLine[], amountFen: Fen): SettlementLineKind {
  if (group.some(({ kind }) => kind === 'adjustment')) return 'adjustment';
  return amountFen < 0 ? 'reversal' : 'lesson';
}

export type StatementTotals = {
  readonly lessons: number;
  readonly lessonsFen: Fen;
  readonly otherFen: Fen;
  readonly deductionFen: Fen;
  readonly totalFen: Fen;
};

/** Sums of the columns; the first three amounts add up to the last. */
export function statementTotals(lines: readonly StatementLine[]): StatementTotals {
  const sum = (of: (line: StatementLine) => Fen) => sumFen(lines.map(of));
  return {
    lessons: new Set(lines.flatMap(({ kind, lessonId }) => (kind === 'lesson' && lessonId ? [lessonId] : [])))
      .size,
    lessonsFen: sum((line) => line.lessonsFen),
    otherFen: sum((line) => line.otherFen),
    deductionFen: sum((line) => line.deductionFen),
    totalFen: sum((line) => line.amountFen),
  };
}
