import { ATTENDANCE_STATES, type AttendanceState } from '../states';

/** What somebody marked at the door, with the time at which they did: the phone may have had no network then. */
export type Mark = {
  readonly enrollmentId: string;
  readonly state: AttendanceState;
  /** Milliseconds since 1970. */
  readonly markedAt: number;
  /** Who fetched the child; null for nobody. Absent: as it was. */
  readonly pickUpPersonId?: string | null;
};

/** The marks to keep when several are of the same child: the newest wins, of equals the later one. */
export function newestMarks(marks: readonly Mark[]): Mark[] {
  const newest = new Map<string, Mark>();
  for (const mark of marks) {
    const known = newest.get(mark.enrollmentId);
    if (known && known.markedAt > mark.markedAt) continue;
    newest.set(mark.enrollmentId, { ...known, ...mark });
  }
  return [...newest.values()];
}

/**
 * Marks with the times of the server's clock. A phone's clock may be wrong by any amount; how much is known from when
 * it says it sent them. Nothing is marked in the future.
 */
export function onServerTime(marks: readonly Mark[], sentAt: number, now: Date): Mark[] {
  const behind = now.getTime() - sentAt;
  return marks.map((mark) => ({ ...mark, markedAt: Math.min(mark.markedAt + behind, now.getTime()) }));
}

/** Reads what a phone kept; whatever is no mark is left out. */
export function readMarks(kept: unknown): Mark[] {
  if (!Array.isArray(kept)) return [];
  return kept.filter(
    (each): each is Mark =>
      typeof each === 'object' &&
      each !== null &&
      typeof each.enrollmentId === 'string' &&
      typeof each.markedAt === 'number' &&
      ATTENDANCE_STATES.includes(each.state),
  );
}
