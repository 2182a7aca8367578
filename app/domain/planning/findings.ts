import { isSchoolDate, type SchoolCalendar, type Term, termOf, todayInShanghai } from '../calendar';
import { checkDossier } from '../reduction/check';
import { type Finding, findingRefusal } from '../reduction/finding';
import { type GivenOverride, standing } from '../reduction/overrides';
import type { RulesInForce } from '../reduction/rule';
import type { Refusal } from '../refusal';
import { departureRefusals, type RosteredStaff, type StaffFacts } from '../staff/rostering';
import { type CourseFacts, classDossier, type ListingFacts, type ProviderFacts } from './dossier';
import { maxWeeks, type PlanDraft } from './draft';
import { type LessonPlan, type PlannedLesson, planLessons } from './lessons';
import { offeringRefusals } from './offering';
import type { OfferingFacts } from './plan';
import { type LessonEnd, slotRefusals } from './slots';
import { type BusyTime, staffClashRefusals } from './staff-clash';
import type { Slot } from './times';

/**
 * What a draft is judged against: one course, one school, the provider's listing, papers and people, the county's
 * calendar, the rules in force and what was let pass.
 */
export type PlanDesk = {
  readonly course: OfferingFacts['course'] & CourseFacts;
  readonly provider: ProviderFacts;
  /** Null for the school's own course (P1). */
  readonly listing: ListingFacts | null;
  readonly lessonEnds: readonly LessonEnd[];
  readonly schoolHasGroup: boolean;
  readonly calendar: SchoolCalendar;
  readonly people: readonly StaffFacts[];
  /** Lessons in which these people stand already, this offering's own left out. */
  readonly busy: readonly BusyTime[];
  readonly rules: RulesInForce;
  readonly overrides: readonly GivenOverride[];
};

export type PlanFindings = LessonPlan & {
  /** Empty: it can be sent. Paths are those of the draft. */
  readonly refusals: readonly Refusal[];
  /** What a named officer has to let pass before the school can give a room; it can be sent all the same. */
  readonly soft: readonly Refusal[];
  /** The term of the first day; null when that day lies in none. */
  readonly term: Term | null;
};

/**
 * The dated lessons of a draft and everything that stands in the way of sending it: what the form itself lacks, and
 * what the rules in force find in its dossier. The form shows it while one types, the command asks the same again
 * inside its transaction.
 */
export function planFindings(desk: PlanDesk, draft: PlanDraft, now: Date): PlanFindings {
  const term =
    draft.firstDate && isSchoolDate(draft.firstDate) ? termOf(desk.calendar, draft.firstDate) : null;
  const plan = datedLessons(desk.calendar, draft, term);
  const staff = rostered(desk.people, draft.staff);
  const dates = plan.lessons.map(({ date }) => date);
  const { hard, soft } = ruleRefusals(desk, draft, staff, plan.lessons, now);
  const refusals = [
    ...draftRefusals(desk, draft, term, plan, now),
    ...offeringRefusals({ now, plan: { ...draft, lessons: plan.lessons }, course: desk.course }),
    ...departureRefusals(staff, dates),
    ...staffClashRefusals(staff, plan.lessons, desk.busy),
    ...hard,
  ];
  // What makes the dates unreadable says so itself; "no lessons" would only repeat it.
  const unreadable = refusals.some(
    ({ code, path }) =>
      code === 'weeks_range' || code === 'date_outside_term' || (path?.startsWith('slots') ?? false),
  );
  return {
    ...plan,
    term,
    soft,
    refusals: unreadable ? refusals.filter(({ code }) => code !== 'no_lessons') : refusals,
  };
}

/** The people of a roster with what the rules ask about them; those who are not on the desk are left out. */
export function rostered(people: readonly StaffFacts[], chosen: PlanDraft['staff']): RosteredStaff[] {
  const byId = new Map(people.map((person) => [person.id, person]));
  return chosen.flatMap(({ instructorId, role }) => {
    const person = byId.get(instructorId);
    return person ? [{ ...person, role }] : [];
  });
}

function ruleRefusals(
  desk: PlanDesk,
  draft: PlanDraft,
  staff: readonly RosteredStaff[],
  lessons: readonly PlannedLesson[],
  now: Date,
): { hard: Refusal[]; soft: Refusal[] } {
  const { course, provider, listing, lessonEnds, rules, calendar } = desk;
  const dossier = classDossier(
    {
      ...draft,
      today: todayInShanghai(now),
      course,
      provider,
      listing,
      lessonEnds,
      staff,
      lessons,
      room: null,
      chargedOn: draft.opensAt && todayInShanghai(draft.opensAt),
    },
    rules,
  );
  const { findings } = checkDossier(dossier, { rules, calendar, allowOffCampus: false });
  const left = standing(findings, desk.overrides);
  const form = { slots: draft.slots, lessons, staff };
  const of = (severity: Finding['severity']) =>
    onForm(
      left.filter((each) => each.severity === severity),
      form,
    );
  return { hard: of('hard'), soft: of('soft') };
}

/** Findings as refusals beside the fields of a plan, each rule once per field: sixteen lessons too early are one slot. */
export function onForm(
  findings: readonly Finding[],
  form: {
    readonly slots: readonly Slot[];
    readonly lessons: readonly PlannedLesson[];
    readonly staff: readonly { readonly name: string }[];
  },
): Refusal[] {
  const found = new Map<string, Refusal>();
  for (const finding of findings) {
    const path = formPath(finding.path, form);
    const key = `${finding.rule} ${path}`;
    const person = /^staff\[(\d+)\]$/.exec(path);
    const name = person ? form.staff[Number(person[1])]?.name : undefined;
    if (!found.has(key)) found.set(key, findingRefusal(finding, { path, ...(name && { name }) }));
  }
  return [...found.values()];
}

function formPath(
  path: string,
  { slots, lessons }: Pick<Parameters<typeof onForm>[1], 'slots' | 'lessons'>,
): string {
  const lesson = /^lessons\[(\d+)\]\.(\w+)$/.exec(path);
  if (lesson) {
    const of = lessons[Number(lesson[1])];
    const index = slots.findIndex(
      ({ weekday, startMinute, endMinute }) =>
        weekday === of?.weekday && startMinute === of.startMinute && endMinute === of.endMinute,
    );
    if (index < 0 || lesson[2] === 'date') return 'firstDate';
    return `slots[${index}].${lesson[2] === 'end' ? 'endMinute' : 'startMinute'}`;
  }
  const person = /^staff\[\d+\]/.exec(path);
  if (person) return person[0];
  return FIELD_OF[path] ?? (path.startsWith('fee.') ? 'perLessonFen' : 'courseId');
}

const FIELD_OF: Readonly<Record<string, string>> = {
  staff: 'staff',
  'group.capacity': 'capacity',
  'fee.collectedBy': 'collectedBy',
  'fee.coversMonths': 'weeks',
  'provider.listing.from': 'firstDate',
  'provider.listing.to': 'weeks',
};

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
