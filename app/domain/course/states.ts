import type { CourseStatus } from '../states';

export type CourseAct = 'submit' | 'approve' | 'return' | 'retire';

type Move = {
  readonly from: readonly CourseStatus[];
  readonly to: CourseStatus;
  readonly needsReason: boolean;
};

const moves: Record<CourseAct, Move> = {
  submit: { from: ['draft', 'returned'], to: 'submitted', needsReason: false },
  approve: { from: ['submitted'], to: 'approved', needsReason: false },
  return: { from: ['submitted'], to: 'returned', needsReason: true },
  retire: { from: ['draft', 'returned', 'approved'], to: 'retired', needsReason: false },
};

/** The state an act leads to, or null when it cannot be done from here. */
export function courseAfter(status: CourseStatus, act: CourseAct): CourseStatus | null {
  const move = moves[act];
  return move.from.includes(status) ? move.to : null;
}

/** What can be done with a course in this state. */
export function courseActs(status: CourseStatus): CourseAct[] {
  return (Object.keys(moves) as CourseAct[]).filter((act) => moves[act].from.includes(status));
}

/** Whether whoever does this must say why. */
export function courseActNeedsReason(act: CourseAct): boolean {
  return moves[act].needsReason;
}

/** Whether the provider may still change the words: before review, or after it came back. */
export function courseEditable(status: CourseStatus): boolean {
  return status === 'draft' || status === 'returned';
}
