import { familyMoney, type PlaceLesson, type PlaceMoney } from '../ledger/place';
import type { Fen } from '../money';
import { type DatedTime, startOf } from '../planning/times';
import type { Refusal } from '../refusal';
import type { EnrollmentStatus, LessonStatus } from '../states';

/** Whether a family can ask for leave from a lesson now, or take it back: until it begins. */
export function leaveRefusals(
  place: { readonly status: EnrollmentStatus; readonly lessons: readonly Pick<PlaceLesson, 'id'>[] },
  lesson: DatedTime & { readonly id: string; readonly status: LessonStatus },
  now: Date,
): Refusal[] {
  if (place.status !== 'confirmed' || lesson.status !== 'planned') return [{ code: 'invalid_state' }];
  if (!place.lessons.some(({ id }) => id === lesson.id)) return [{ code: 'invalid_state' }];
  return startOf(lesson) <= now ? [{ code: 'lesson_begun', params: { date: lesson.date } }] : [];
}

/**
 * What a family gets back for one more lesson that its child misses with leave, under the county's model: the place's
 * money with that lesson missed less the same without, `asked` being the lessons it has leave from already. Lessons
 * still to come count as attended. Whole fen.
 */
export function leaveFen(place: PlaceMoney, asked: ReadonlySet<string>, lessonId: string): Fen {
  return returnedWith(place, new Set([...asked, lessonId])) - returnedWith(place, without(asked, lessonId));
}

function returnedWith(place: PlaceMoney, excused: ReadonlySet<string>): Fen {
  const lessons = place.lessons.map((lesson) =>
    excused.has(lesson.id) && lesson.state === 'future' ? { ...lesson, state: 'excused' as const } : lesson,
  );
  return familyMoney({ ...place, lessons }).returnedFen;
}

function without(all: ReadonlySet<string>, one: string): Set<string> {
  return new Set([...all].filter((each) => each !== one));
}
