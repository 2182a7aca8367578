import type { StaffFacts } from '../staff/rostering';
import type { ExpiryItem } from './item';
import { isCoach, type StandInFacts, standInRefusals } from './stand-in';
import type { LessonAhead } from './touched';

/** What can be done about lessons that rest on something out of date, beside renewing it. */
export type Remedy =
  | { readonly kind: 'replace'; readonly fromInstructorId: string; readonly toInstructorId: string }
  | { readonly kind: 'pause' };

type RemedyFacts = Omit<StandInFacts, 'leads' | 'coaches'> & {
  /** The provider's people, the one to replace among them. */
  readonly people: readonly StaffFacts[];
  /** A class of a sports course. */
  readonly sport: boolean;
};

/**
 * Who could stand in for a person in these lessons of one class: the first of the provider's people whom every rule
 * lets. Nobody like that, or a paper or the listing is out of date: sales pause until it is renewed.
 */
export function remedyFor(
  item: Pick<ExpiryItem, 'kind' | 'id'>,
  lessons: readonly LessonAhead[],
  { people, sport, ...facts }: RemedyFacts,
): Remedy {
  if (item.kind === 'credential' || item.kind === 'listing' || lessons.length === 0) return { kind: 'pause' };
  const leads = leadsAny(item.id, lessons);
  const coaches = sport && people.some((person) => person.id === item.id && isCoach(person));
  const found = people.find(
    (person) =>
      person.id !== item.id && standInRefusals(person, lessons, { ...facts, leads, coaches }).length === 0,
  );
  return found ? { kind: 'replace', fromInstructorId: item.id, toInstructorId: found.id } : { kind: 'pause' };
}

/** Whether a person leads one of these lessons: then whoever stands in must be qualified (P6). */
export function leadsAny(instructorId: string, lessons: readonly LessonAhead[]): boolean {
  return lessons.some(({ staff }) =>
    staff.some((each) => each.instructorId === instructorId && each.role === 'lead'),
  );
}
