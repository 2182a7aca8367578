import { isSchoolDate, type SchoolCalendar, type Term, termOf, todayInShanghai } from '../calendar';
import type { Refusal } from '../refusal';
import type { RosteredStaff, StaffFacts } from '../staff/rostering';
import { maxWeeks, type PlanDraft } from './draft';
import { type LessonPlan, planLessons } from './lessons';
import { offeringRefusals } from './offering';
import type { OfferingFacts } from './plan';
import { slotRefusals } from './slots';
import { type BusyTime, staffClashRefusals } from './staff-clash';

/** What a draft is judged against: one course, one school, the provider's listing and people, the county's calendar. */
export type PlanDesk = Pick<OfferingFacts, 'course' | 'listing' | 'lessonEnds'> & {
  readonly schoolHasGroup: boolean;
  readonly calendar: SchoolCalendar;
  readonly people: readonly StaffFacts[];
  /** Lessons in which these people stand already, this offering's own left out. */
  readonly busy: readonly BusyTime[];
};

export type PlanFindings = LessonPlan & {
  /** Empty: it can be sent. Paths are those of the draft. */
  readonly refusals: readonly Refusal[];
  /** The term of the first day; null when that day lies in none. */
  readonly term: Term | null;
};

/**
 * The dated lessons of a draft and everything that stands in the way of sending it. The form shows it while one
 * types, the command asks the same again inside its transaction.
 */
export function planFindings(desk: PlanDesk, draft: PlanDraft, now: Date): PlanFindings {
  const term =
    draft.firstDate && isSchoolDate(draft.firstDate) ? termOf(desk.calendar, draft.firstDate) : null;
  const plan = datedLessons(desk.calendar, draft, term);
  const people = new Map(desk.people.map((person) => [person.id, person]));
  const staff: RosteredStaff[] = draft.staff.flatMap(({ instructorId, role }) => {
    const person = people.get(instructorId);
    return person ? [{ ...person, role }] : [];
  });
  const refusals = [
    ...draftRefusals(desk, draft, term, plan, now),
    ...offeringRefusals({
      now,
      plan: { ...draft, lessons: plan.lessons },
      course: desk.course,
      listing: desk.listing,
      staff,
      lessonEnds: desk.lessonEnds,
    }),
    ...staffClashRefusals(staff, plan.lessons, desk.busy),
  ];
  // What makes the dates unreadable says so itself; "no lessons" would only repeat it.
  const unreadable = refusals.some(
    ({ code, path }) =>
      code === 'weeks_range' || code === 'date_outside_term' || (path?.startsWith('slots') ?? false),
  );
  return {
    ...plan,
    term,
    refusals: unreadable ? refusals.filter(({ code }) => code !== 'no_lessons') : refusals,
  };
}

function datedLessons(calendar: SchoolCalendar, draft: PlanDraft, term: Term | null): LessonPlan {
  const none: LessonPlan = { lessons: [], skipped: [], cutAtTermEnd: false };
  if (!term || !draft.firstDate || !weeksFit(draft.weeks)) return none;
  if (slotRefusals(draft.slots).length > 0) return none;
  return planLessons({ calendar, term, slots: draft.slots, from: draft.firstDate, weeks: draft.weeks });
}

function draftRefusals(
  desk: PlanDesk,
  draft: PlanDraft,
  term: Term | null,
  plan: LessonPlan,
  now: Date,
): Refusal[] {
  const refusals: Refusal[] = [];
  if (!term) refusals.push({ code: 'date_outside_term', path: 'firstDate', params: { ruleId: 'K1' } });
  if (!weeksFit(draft.weeks)) {
    refusals.push({ code: 'weeks_range', path: 'weeks', params: { max: maxWeeks } });
  }
  const first = plan.lessons[0];
  if (first && first.date < todayInShanghai(now)) {
    refusals.push({ code: 'first_lesson_past', path: 'firstDate', params: { date: first.date } });
  }
  if (draft.audience === 'group' && !desk.schoolHasGroup) {
    refusals.push({ code: 'school_without_group', path: 'audience' });
  }
  return refusals;
}

function weeksFit(weeks: number): boolean {
  return Number.isInteger(weeks) && weeks >= 1 && weeks <= maxWeeks;
}
