import type { SchoolDate } from '../calendar';
import type { TeachingRole } from '../states';
import type { ExpiryItem } from './item';

/** A lesson as far as it rests on people and papers. */
export type LessonAhead = {
  readonly id: string;
  readonly offeringId: string;
  readonly providerId: string;
  readonly date: SchoolDate;
  readonly startMinute: number;
  readonly endMinute: number;
  readonly staff: readonly { readonly instructorId: string; readonly role: TeachingRole }[];
};

/**
 * The lessons still ahead, today's included, on whose date the thing is no longer valid: those the person stands in
 * (P8), those they lead (P6), all of the provider (P1, P4, P5).
 */
export function touchedLessons<Lesson extends LessonAhead>(
  item: ExpiryItem,
  lessons: readonly Lesson[],
  today: SchoolDate,
): Lesson[] {
  return lessons.filter(
    (lesson) => lesson.date >= today && lesson.date > item.expiresOn && restsOn(lesson, item),
  );
}

function restsOn({ providerId, staff }: LessonAhead, { kind, id, ...item }: ExpiryItem): boolean {
  if (kind === 'credential' || kind === 'listing') return providerId === item.providerId;
  return staff.some(
    ({ instructorId, role }) => instructorId === id && (kind === 'staff_check' || role === 'lead'),
  );
}
