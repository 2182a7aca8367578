import type { Prisma } from '~/db/generated/client';
import { addDays, instantOf } from '~/domain/calendar';
import type { AttendanceState } from '~/domain/states';
import { castChildId } from './cast';
import type { EnrollmentSeed, Filled } from './enrollments';
import type { LessonSeed } from './lesson-seeds';
import { prng } from './prng';
import { ownerIdOf } from './staff-users';

export type AttendanceRow = Prisma.AttendanceCreateManyInput & { state: AttendanceState };

/** Who was in each lesson that its provider has confirmed; nearly always everybody. */
export function attendanceRows(
  filled: readonly Filled[],
  lessons: ReadonlyMap<string, readonly LessonSeed[]>,
): AttendanceRow[] {
  return filled.flatMap(({ offering, places }) => {
    const held = (lessons.get(offering.id) ?? []).filter((lesson) => lesson.providerConfirmedAt !== null);
    if (held.length === 0) return [];
    const lead = offering.staff[0]?.person;
    const markedBy = lead?.userId ?? ownerIdOf(offering.course.by);
    return places.flatMap((place) => {
      const random = prng(`attendance ${place.id}`);
      const there = held.filter((lesson) => inClass(place, lesson));
      return there.map((lesson, index): AttendanceRow => {
        const state = stateOf(place, index, random.next());
        return {
          lessonId: lesson.id,
          enrollmentId: place.id,
          state,
          markedAt: instantOf(lesson.date, lesson.startMinute + 5),
          markedBy,
          leaveAskedAt: state === 'excused' ? instantOf(addDays(lesson.date, -1), 19 * 60 + 12) : null,
        };
      });
    });
  });
}

/** Whether a child had its place when the lesson was. */
function inClass(place: EnrollmentSeed, lesson: LessonSeed): boolean {
  const begins = instantOf(lesson.date, lesson.startMinute);
  if (place.status === 'canceled' || place.createdAt >= begins) return false;
  return place.status !== 'withdrawn' || (place.endedAt !== null && place.endedAt > begins);
}

function stateOf({ child }: EnrollmentSeed, index: number, chance: number): AttendanceState {
  // The demo's first child has been ill once: its parent sees what that means for the money.
  if (child.id === castChildId('lin-yinuo') && index < 4) return index === 1 ? 'excused' : 'present';
  if (chance < 0.025) return 'absent';
  if (chance < 0.06) return 'excused';
  return chance < 0.07 ? 'left_early' : 'present';
}
