import type { Refusal, RefusalCode } from '../refusal';
import type { EnrollmentDecision } from './decide';

/** How well a course fits a child now. `already`: the child has it. `later`: it will open, or be drawn. `not_now`: full or closed. */
export type Fit = 'fits' | 'already' | 'later' | 'clashes' | 'not_now' | 'not_for_child';

const order: readonly Fit[] = ['fits', 'already', 'later', 'clashes', 'not_now', 'not_for_child'];

const notForChild: ReadonlySet<RefusalCode> = new Set<RefusalCode>(['grade', 'other_school']);
/** What keeps a place for later: the sale, or the draw. */
const opening: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'not_open_yet',
  'opening_unknown',
  'by_draw',
  'draw_to_come',
  'draw_under_way',
]);
const clashing: ReadonlySet<RefusalCode> = new Set<RefusalCode>(['clash', 'clash_travel']);

/** The one word for a decision: what can least be changed counts. */
export function fitOf(decision: EnrollmentDecision): Fit {
  if (decision.kind === 'allowed') return 'fits';
  const has = (test: (refusal: Refusal) => boolean) => decision.refusals.some(test);
  if (has((refusal) => refusal.code === 'already_enrolled')) return 'already';
  if (has((refusal) => notForChild.has(refusal.code))) return 'not_for_child';
  if (has((refusal) => clashing.has(refusal.code))) return 'clashes';
  return decision.refusals.every((refusal) => opening.has(refusal.code)) ? 'later' : 'not_now';
}

/** "Fits my child first": sorts by fit and leaves the order within each as it was. */
export function fitsFirst<T>(items: readonly T[], fitOfItem: (item: T) => Fit): T[] {
  return items
    .map((item, index) => ({ item, index, rank: order.indexOf(fitOfItem(item)) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ item }) => item);
}
