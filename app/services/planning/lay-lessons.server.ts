import type { Tx } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import type { PlannedLesson } from '~/domain/planning/lessons';
import type { TeachingRole } from '~/domain/states';

/**
 * Writes the dated lessons of a plan and who stands in each, without a room: the school gives that.
 * @throws the violation of `lesson_staff_once` when somebody already teaches at one of these times
 */
export async function layLessons(
  tx: Tx,
  offeringId: string,
  lessons: readonly PlannedLesson[],
  staff: readonly { instructorId: string; role: TeachingRole }[],
): Promise<void> {
  const laid = await tx.lesson.createManyAndReturn({
    data: lessons.map(({ number, date, startMinute, endMinute }) => ({
      offeringId,
      number,
      date: dateColumn(date),
      startMinute,
      endMinute,
    })),
    select: { id: true, date: true, startMinute: true, endMinute: true },
  });
  await tx.lessonStaff.createMany({
    data: laid.flatMap(({ id: lessonId, ...time }) =>
      staff.map(({ instructorId, role }) => ({ lessonId, instructorId, role, ...time })),
    ),
  });
}
