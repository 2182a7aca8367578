import { clock } from '../calendar';
import { ruleConstants } from '../reduction/constants';
import type { Refusal } from '../refusal';
import type { Slot } from './times';

/** When the curriculum and the school's own timetable end for a grade on a weekday (T1). */
export type LessonEnd = { readonly grade: number; readonly weekday: number; readonly endMinute: number };

/** Shape of weekly times: Monday to Friday, an end after the start, none over another. Paths: `slots[0].startMinute`. */
export function slotRefusals(slots: readonly Slot[]): Refusal[] {
  if (slots.length === 0) return [{ code: 'required', path: 'slots' }];
  return slots.flatMap((slot, index): Refusal[] => {
    const path = `slots[${index}]`;
    if (!Number.isInteger(slot.weekday) || slot.weekday < 1 || slot.weekday > 5) {
      return [{ code: 'slot_weekday', path: `${path}.weekday` }];
    }
    if (!isMinute(slot.startMinute) || !isMinute(slot.endMinute) || slot.endMinute <= slot.startMinute) {
      return [{ code: 'slot_ends_before_start', path: `${path}.endMinute` }];
    }
    const over = slots.slice(0, index).some((other) => overlapInWeek(slot, other));
    return over ? [{ code: 'slots_overlap', path: `${path}.startMinute` }] : [];
  });
}

/**
 * T1: after-school service starts when lessons are over, for every grade it takes. A grade and weekday the school has
 * not told an end for is refused too: nobody could say that the rule holds.
 */
export function lessonEndRefusals(
  slots: readonly Slot[],
  grades: readonly number[],
  ends: readonly LessonEnd[],
): Refusal[] {
  return slots.flatMap((slot, index): Refusal[] => {
    const path = `slots[${index}].startMinute`;
    const onDay = ends.filter((end) => end.weekday === slot.weekday && grades.includes(end.grade));
    const unknown = grades.find((grade) => !onDay.some((end) => end.grade === grade));
    const latest = onDay.reduce<LessonEnd | null>(
      (last, end) => (last === null || end.endMinute > last.endMinute ? end : last),
      null,
    );
    if (latest && slot.startMinute < latest.endMinute) {
      const params = {
        ruleId: 'T1',
        grade: latest.grade,
        weekday: slot.weekday,
        time: clock(latest.endMinute),
      };
      return [{ code: 'slot_before_lesson_end', path, params }];
    }
    if (unknown === undefined) return [];
    return [
      { code: 'lesson_end_unknown', path, params: { ruleId: 'T1', grade: unknown, weekday: slot.weekday } },
    ];
  });
}

/** V1: the most children a group may have for its grades; the stricter stage counts when there are two. */
export function classMaxOf(grades: readonly number[]): number {
  const { primary, junior } = ruleConstants.V1.classMax;
  return grades.every((grade) => grade > 6) ? junior : primary;
}

function isMinute(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 1440;
}

function overlapInWeek(a: Slot, b: Slot): boolean {
  return a.weekday === b.weekday && a.startMinute < b.endMinute && b.startMinute < a.endMinute;
}
