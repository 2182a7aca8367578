import type { CheckedParams } from '../reduction/params';
import type { RulesInForce } from '../reduction/rule';
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

/** V1: the most children a group may have for its grades; the stricter stage counts when there are two. */
export function classMaxOf(grades: readonly number[], { V1 }: RulesInForce): number {
  if (!V1) return Number.POSITIVE_INFINITY;
  const { primary, junior } = (V1.params as CheckedParams['V1']).classMax;
  return grades.every((grade) => grade > 6) ? junior : primary;
}

function isMinute(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 1440;
}

function overlapInWeek(a: Slot, b: Slot): boolean {
  return a.weekday === b.weekday && a.startMinute < b.endMinute && b.startMinute < a.endMinute;
}
