import type { Refusal } from '../refusal';

/** What stands between a child and a place, and is what a line is for. */
const WAITED_FOR = ['full', 'others_wait', 'school_chooses'] as const;

/** Whether a place of the line is all that is missing. */
export function canWait(refusals: readonly Refusal[]): boolean {
  return refusals.length > 0 && refusals.every(isWaitedFor);
}

/** The refusal to tell first: one that a place of the line would not take away, where there is one. */
export function toTellFirst(refusals: readonly Refusal[]): Refusal | undefined {
  return refusals.find((each) => !isWaitedFor(each)) ?? refusals[0];
}

/** Whether this refusal goes away with a place of the line. */
export function isWaitedFor({ code }: Refusal): boolean {
  return (WAITED_FOR as readonly string[]).includes(code);
}
