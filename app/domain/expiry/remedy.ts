import type { SchoolDate } from '../calendar';
import { type DatedTime, overlaps } from '../planning/times';
import type { StaffFacts } from '../staff/rostering';
import { type CheckAge, checkHoldsOn } from './check-holds';
import type { ExpiryItem } from './item';
import type { LessonAhead } from './touched';

/** What can be done about lessons that rest on something out of date, beside renewing it. */
export type Remedy =
  | { readonly kind: 'replace'; readonly fromInstructorId: string; readonly toInstructorId: string }
  | { readonly kind: 'pause' };

export type RemedyFacts = CheckAge & {
  readonly people: readonly Omit<StaffFacts, 'name'>[];
  /** When they stand in a lesson, those of this class included. */
  readonly busy: readonly (DatedTime & { readonly instructorId: string })[];
  /** The school's own course: its teachers are in service by nature (P7 does not bind). */
  readonly ownSchool: boolean;
};

/**
 * Who could stand in for a person in these lessons of one class: somebody of the same provider who is checked on every
 * date (P8), not in school service or overseas (P7, C5), qualified where they would lead (P6), and nowhere else at that
 * time (T14). Nobody like that, or a paper or the listing is out of date: sales pause until it is renewed.
 */
export function remedyFor(
  item: Pick<ExpiryItem, 'kind' | 'id'>,
  lessons: readonly LessonAhead[],
  { people, busy, ownSchool, ...age }: RemedyFacts,
): Remedy {
  if (item.kind === 'credential' || item.kind === 'listing') return { kind: 'pause' };
  const leads = lessons.some(({ staff }) =>
    staff.some(({ instructorId, role }) => instructorId === item.id && role === 'lead'),
  );
  const found = people.find(
    (person) =>
      person.id !== item.id &&
      (ownSchool || !person.inServiceTeacher) &&
      !person.livesOverseas &&
      lessons.every((lesson) => holds(person, lesson.date, leads, age)) &&
      !lessons.some((lesson) =>
        busy.some((time) => time.instructorId === person.id && overlaps(lesson, time)),
      ),
  );
  return found ? { kind: 'replace', fromInstructorId: item.id, toInstructorId: found.id } : { kind: 'pause' };
}

function holds(
  { leftOn, qualification, checks }: Omit<StaffFacts, 'name'>,
  date: SchoolDate,
  leads: boolean,
  age: CheckAge,
): boolean {
  if (leftOn !== null && leftOn <= date) return false;
  if (leads && (!qualification || (qualification.validTo !== null && qualification.validTo < date)))
    return false;
  return checkHoldsOn(checks, date, age);
}
