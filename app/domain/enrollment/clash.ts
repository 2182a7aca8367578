import { compareTimes, type DatedTime, overlaps } from '../planning/times';

/** A lesson at a school. */
export type LessonAt = DatedTime & { readonly schoolId: string };

/** Minutes a child needs between two schools; asked only when they differ. */
export type TravelMinutes = (fromSchoolId: string, toSchoolId: string) => number;

/** Two lessons a child cannot both attend: they overlap, or the way between is too long (`travelMinutes` > 0). */
export type Clash<T extends LessonAt = LessonAt> = {
  readonly lesson: LessonAt;
  readonly with: T;
  readonly travelMinutes: number;
};

/**
 * The first lesson, by date, that meets something the child already has, travel time between places counted
 * (invariant 2, T14); null when none does. Arriving on the minute is in time.
 */
export function firstClash<T extends LessonAt>(
  lessons: readonly LessonAt[],
  taken: readonly T[],
  travelMinutes: TravelMinutes,
): Clash<T> | null {
  const byDate = new Map<string, T[]>();
  for (const each of taken) {
    const day = byDate.get(each.date);
    if (day) day.push(each);
    else byDate.set(each.date, [each]);
  }
  for (const lesson of [...lessons].sort(compareTimes)) {
    for (const other of byDate.get(lesson.date) ?? []) {
      if (overlaps(lesson, other)) return { lesson, with: other, travelMinutes: 0 };
      const travel = travelBetween(lesson, other, travelMinutes);
      if (travel > 0 && overlaps(lesson, other, travel))
        return { lesson, with: other, travelMinutes: travel };
    }
  }
  return null;
}

function travelBetween(a: LessonAt, b: LessonAt, travelMinutes: TravelMinutes): number {
  if (a.schoolId === b.schoolId) return 0;
  const [first, second] = compareTimes(a, b) <= 0 ? [a, b] : [b, a];
  return travelMinutes(first.schoolId, second.schoolId);
}
