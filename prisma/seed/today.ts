import {
  addDays,
  daysBetween,
  isSchoolDay,
  plausibleTerm,
  plausibleTermBefore,
  type SchoolCalendar,
  type SchoolDate,
  type Term,
  termOf,
} from '~/domain/calendar';
import county from './data/calendar.json' with { type: 'json' };

/** How the demo county lies around a day. */
export type DemoDays = {
  readonly today: SchoolDate;
  /** The county's calendar with the terms below; holidays only as far as notices are out. */
  readonly calendar: SchoolCalendar;
  /** The last term that is over. */
  readonly past: Term;
  /** The term that today lies in; null in the vacations. */
  readonly current: Term | null;
  /** The term that families choose courses for today: this one while enough of it is left, else the next. */
  readonly coming: Term;
  /** Year in which the coming term's school year began: it decides how old a third-grader is. */
  readonly schoolYear: number;
  /** Whether classes can be running: there was a school day in this term already, today included. */
  readonly lessonsBegan: boolean;
};

/** With fewer days than this left a term is not worth enrolling for: about six weeks of lessons after the sale. */
const WORTH_ENROLLING_DAYS = 55;

/** Lays terms around a day: the announced ones, and plausible ones (`estimated`) where none is announced (K4). */
export function demoDays(today: SchoolDate): DemoDays {
  const announced = county as unknown as SchoolCalendar;
  const at = plausibleTerm(today);
  const before = plausibleTermBefore(at.from);
  const after = plausibleTerm(addDays(at.to, 1));
  const byId = new Map<string, Term>(
    [plausibleTermBefore(before.from), before, at, after].map((t) => [t.id, t]),
  );
  for (const term of announced.terms) byId.set(term.id, term);
  const all = [...byId.values()].sort((a, b) => (a.from < b.from ? -1 : 1));

  const current = termOf({ ...announced, terms: all }, today);
  const past = found(all.filter((term) => term.to < today).at(-1));
  const next = found(all.find((term) => term.from > today));
  const coming = current && daysBetween(today, current.to) >= WORTH_ENROLLING_DAYS ? current : next;
  const used = all.filter((term) => term === past || term === current || term === next);
  const calendar: SchoolCalendar = { ...announced, terms: used };

  const began = current?.from;
  const lessonsBegan =
    began !== undefined &&
    Array.from({ length: daysBetween(began, today) + 1 }, (_, day) => addDays(began, day)).some((date) =>
      isSchoolDay(calendar, date),
    );
  const year = Number(coming.from.slice(0, 4));
  return {
    today,
    calendar,
    past,
    current,
    coming,
    schoolYear: coming.from.slice(5) >= '07-01' ? year : year - 1,
    lessonsBegan,
  };
}

function found(term: Term | undefined): Term {
  if (!term) throw new Error('No term around that day');
  return term;
}
