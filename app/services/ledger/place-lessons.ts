import { instantOf, type SchoolDate } from '~/domain/calendar';
import type { PlaceLesson } from '~/domain/ledger/place';
import type { LessonOutcome } from '~/domain/pricing/refund-models';
import type { EnrollmentStatus, LessonStatus } from '~/domain/states';

/** A lesson of the class with how one child was counted in it. */
export type LessonRow = {
  readonly id: string;
  /** Lessons of a class are numbered in the order in which they were planned, make-ups last. */
  readonly number: number;
  readonly date: SchoolDate;
  readonly startMinute: number;
  readonly status: LessonStatus;
  readonly canceledBy: 'school' | 'provider' | 'force_majeure' | null;
  readonly canceledAt: string | Date | null;
  readonly makesUpId: string | null;
  readonly state: 'present' | 'absent' | 'excused' | 'left_early' | null;
};

const CANCELED = {
  school: 'canceled_school',
  provider: 'canceled_provider',
  force_majeure: 'canceled_force',
} as const;

/**
 * The lessons that a place taken at `takenAt` was priced for: those that began later and had not been canceled by then.
 * A lesson that was made up for counts as the one that made up for it. Until a lesson is taught (confirmed by provider
 * and school) it is still to come, whatever was marked.
 *
 * A make-up whose own lesson was gone when the place was taken is one of them if it was planned by then: `counted`
 * lessons were in the price, and make-ups are numbered as they are planned, so that the first ones fill it up. One that
 * was planned later is nothing the place paid for.
 */
export function placeLessons(rows: readonly LessonRow[], takenAt: Date, counted = 0): PlaceLesson[] {
  const makeUpOf = new Map(rows.flatMap((row) => (row.makesUpId ? [[row.makesUpId, row] as const] : [])));
  const last = (row: LessonRow): LessonRow => {
    const next = makeUpOf.get(row.id);
    return next ? last(next) : row;
  };
  const ahead = ({ date, startMinute, status, canceledAt }: LessonRow) => {
    if (instantOf(date, startMinute) <= takenAt) return false;
    return status !== 'canceled' || canceledAt === null || new Date(canceledAt) > takenAt;
  };
  const priced = rows.filter((row) => row.makesUpId === null && ahead(row));
  const known = new Set(priced.flatMap((row) => chainOf(row, makeUpOf)));
  for (const row of [...rows].sort((a, b) => a.number - b.number)) {
    if (priced.length >= counted) break;
    if (row.makesUpId === null || known.has(row.id) || !ahead(row)) continue;
    priced.push(row);
    for (const id of chainOf(row, makeUpOf)) known.add(id);
  }
  return priced
    .map((first) => ({ first, row: last(first) }))
    .sort(({ row: a }, { row: b }) =>
      a.date === b.date ? a.startMinute - b.startMinute : a.date < b.date ? -1 : 1,
    )
    .map(({ first, row }) => ({
      id: row.id,
      date: row.date,
      pricedFor: first.date,
      state: outcomeOf(row),
      earned: row.status === 'taught',
    }));
}

/** A lesson and all that made up for it, one after the other. */
function chainOf({ id }: LessonRow, makeUpOf: ReadonlyMap<string, LessonRow>): string[] {
  const next = makeUpOf.get(id);
  return next ? [id, ...chainOf(next, makeUpOf)] : [id];
}

function outcomeOf({ status, canceledBy, state }: LessonRow): LessonOutcome {
  if (status === 'canceled') return CANCELED[canceledBy ?? 'school'];
  if (status !== 'taught') return 'future';
  return state === 'absent' || state === 'excused' ? state : 'taught';
}

/**
 * Materials are used once the child has been in a lesson, and when the class is over. For a child that left, a lesson
 * up to that day that nobody has confirmed yet counts as attended, as it does for the fee: what was given back is
 * never asked for again.
 */
export function wereMaterialsUsed(
  status: EnrollmentStatus,
  lessons: readonly PlaceLesson[],
  withdrawnOn: SchoolDate | null,
): boolean {
  if (status === 'completed') return true;
  return lessons.some(
    ({ date, state, earned }) =>
      (withdrawnOn === null || date <= withdrawnOn) &&
      ((earned && state === 'taught') || (withdrawnOn !== null && state === 'future')),
  );
}
