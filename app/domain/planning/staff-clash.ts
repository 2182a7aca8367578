import { clock } from '../calendar';
import type { Refusal } from '../refusal';
import { compareTimes, type DatedTime, overlaps } from './times';

/** A time at which somebody already stands in another class. `title` names it in the reader's language. */
export type BusyTime = DatedTime & { readonly instructorId: string; readonly title: string };

/** T14, invariant 3: who of these people is already teaching at one of these times; one refusal each, its first clash. */
export function staffClashRefusals(
  staff: readonly { readonly id: string; readonly name: string }[],
  lessons: readonly DatedTime[],
  busy: readonly BusyTime[],
): Refusal[] {
  return staff.flatMap(({ id, name }, index): Refusal[] => {
    const theirs = busy.filter((time) => time.instructorId === id);
    const clashes = [...lessons]
      .sort(compareTimes)
      .flatMap((lesson) => theirs.filter((time) => overlaps(lesson, time)));
    const [first] = clashes;
    if (!first) return [];
    const params = {
      ruleId: 'T14',
      context: 'on',
      name,
      title: first.title,
      date: first.date,
      start: clock(first.startMinute),
      end: clock(first.endMinute),
      count: clashes.length,
    };
    return [{ code: 'instructor_taken', path: `staff[${index}]`, params }];
  });
}
