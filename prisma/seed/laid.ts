import type { SchoolDate } from '~/domain/calendar';
import { type EntitlementSeed, entitlements } from './aid';
import { emptyBooks } from './books';
import { enrollments } from './enrollments';
import { type InstructorSeed, instructors } from './instructors';
import { type LessonSeed, lessonSeeds } from './lesson-seeds';
import { offerings } from './offerings';
import { type ChildSeed, children } from './people';
import { type GivenPlaces, places } from './places';
import { type DemoDays, demoDays } from './today';

/** Who is where, before anything costs or is written. */
export type LaidCounty = GivenPlaces & {
  readonly days: DemoDays;
  readonly people: readonly InstructorSeed[];
  readonly children: readonly ChildSeed[];
  readonly entitled: readonly EntitlementSeed[];
  /** By the id of the class. */
  readonly lessons: ReadonlyMap<string, readonly LessonSeed[]>;
};

/** Lays classes, the children in them, draws and lines around a day, and what became of every lesson. */
export function laidCounty(today: SchoolDate): LaidCounty {
  const books = emptyBooks();
  const days = demoDays(today);
  const people = instructors(days);
  const pupils = children(days);
  const entitled = entitlements(pupils, days);
  const begun = enrollments(offerings(days, people, books), pupils, days, books);
  const given = places(begun, pupils, entitled, { books, days });
  const lessons = lessonSeeds(given.filled, days, books);
  return { ...given, days, people, children: pupils, entitled, lessons };
}
