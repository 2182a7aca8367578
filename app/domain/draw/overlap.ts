/** A weekly time in minutes since midnight, ISO weekday. */
export type WeeklyTime = {
  readonly weekday: number;
  readonly startMinute: number;
  readonly endMinute: number;
};

/**
 * The first of the classes a child holds that meets in the same weekly time as another, and on which weekday; null when
 * none does. Touching ends do not overlap (formats.md 3).
 */
export function overlapWith<Held extends { readonly slots: readonly WeeklyTime[] }>(
  slots: readonly WeeklyTime[],
  held: readonly Held[],
): { readonly held: Held; readonly weekday: number } | null {
  for (const each of held) {
    for (const one of slots) {
      const met = each.slots.some(
        (other) =>
          one.weekday === other.weekday &&
          one.startMinute < other.endMinute &&
          other.startMinute < one.endMinute,
      );
      if (met) return { held: each, weekday: one.weekday };
    }
  }
  return null;
}
