import type { SchoolDate } from '~/domain/calendar';
import type { DatedTime } from '~/domain/planning/times';

/** Who and what is taken when, while the county is laid. A person teaches, and a child attends, once an afternoon. */
export type Books = {
  readonly rooms: Map<string, DatedTime[]>;
  readonly people: Map<string, Set<SchoolDate>>;
  /** How many places a child has that live, in all terms together (B3 counts them so). */
  readonly classes: Map<string, number>;
};

export function emptyBooks(): Books {
  return { rooms: new Map(), people: new Map(), classes: new Map() };
}

export function isFree(books: Books, person: string, dates: readonly SchoolDate[]): boolean {
  const taken = books.people.get(person);
  return !taken || !dates.some((date) => taken.has(date));
}

export function take(books: Books, person: string, dates: readonly SchoolDate[]): void {
  const taken = books.people.get(person) ?? new Set();
  for (const date of dates) taken.add(date);
  books.people.set(person, taken);
}

/** Afternoons a person has so far. */
export function load(books: Books, person: string): number {
  return books.people.get(person)?.size ?? 0;
}

export function occupied(books: Books, roomId: string): readonly DatedTime[] {
  return books.rooms.get(roomId) ?? [];
}

export function occupy(books: Books, roomId: string, times: readonly DatedTime[]): void {
  books.rooms.set(roomId, [...occupied(books, roomId), ...times]);
}
