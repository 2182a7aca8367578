import type { Refusal } from '../refusal';

/** A reason that a family reads has to say something. Characters. */
export const REASON_LEAST = 10;
export const REASON_MOST = 500;

/** Null when the reason says enough. */
export function reasonRefusal(reason: string): Refusal | null {
  return [...reason.trim()].length < REASON_LEAST
    ? { code: 'reason_short', path: 'reason', params: { least: REASON_LEAST } }
    : null;
}
