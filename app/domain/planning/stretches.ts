import type { TeachingRole } from '../states';
import type { DatedTime } from './times';

/** Who stands in a lesson, and as what. */
export type InLesson = { readonly id: string; readonly role: TeachingRole };

/** A lesson that knows who stands in it, or one of which nothing is said: then everybody of the class does. */
export type StaffedLesson = DatedTime & { readonly staff?: readonly InLesson[] };

export type Stretch<Person, Lesson> = {
  readonly lessons: readonly Lesson[];
  readonly staff: readonly Person[];
};

/**
 * A class whose people change midway is judged stretch by stretch, each with those who stand in its lessons: somebody
 * who leaves in October need not be checked in December. Mostly there is one; without lessons there is one too.
 */
export function stretchesOf<Person extends InLesson, Lesson extends StaffedLesson>(
  lessons: readonly Lesson[],
  staff: readonly Person[],
): Stretch<Person, Lesson>[] {
  const known = new Map(staff.map((person) => [person.id, person]));
  const byRoster = new Map<string, { lessons: Lesson[]; staff: readonly Person[] }>();
  for (const lesson of lessons) {
    const people = (lesson.staff ?? []).flatMap(({ id, role }) => {
      const person = known.get(id);
      return person ? [{ ...person, role }] : [];
    });
    const key = people.map(({ id, role }) => `${id} ${role}`).join();
    const stretch = byRoster.get(key);
    if (stretch) stretch.lessons.push(lesson);
    else byRoster.set(key, { lessons: [lesson], staff: people.length > 0 ? people : staff });
  }
  return byRoster.size > 0 ? [...byRoster.values()] : [{ lessons, staff }];
}
