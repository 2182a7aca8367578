import type { Refusal } from '../refusal';

/** What stands between a child and a place, and is what a line is for. */
const WAITED_FOR = ['full', 'others_wait', 'school_chooses'] as const;

/** Whether a place of the line is all that is missing. */
export function canWait(refusals: readonly Refusal[]): boolean {
  return refusals.length > 0 && refusals.every(isWaitedFor);
}

/** Whether this refusal goes away with a place of the line. */
export function isWaitedFor({ code }: Refusal): boolean {
  return (WAITED_FOR as readonly string[]).includes(code);
}
