import type { Refusal, RefusalCode } from '../refusal';

/** What even a draft cannot be kept with: numbers nobody can read, times that contradict one another. */
const unstorable: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'capacity_not_positive',
  'minimum_not_positive',
  'minimum_over_capacity',
  'price_invalid',
  'weeks_range',
  'date_outside_term',
  'slot_weekday',
  'slot_ends_before_start',
  'slots_overlap',
  'opens_after_closes',
]);

/** Those findings that a draft must mend before it can be kept; the rest may wait until it is sent. */
export function storingRefusals(refusals: readonly Refusal[]): Refusal[] {
  return refusals.filter(
    ({ code, path }) =>
      unstorable.has(code) || (code === 'required' && path === 'grades') || path === 'collectedBy',
  );
}

/** Where a plan can still be written in: before it is sent, and after the school refused it. */
export function planWritable(status: string): boolean {
  return status === 'draft' || status === 'refused';
}
