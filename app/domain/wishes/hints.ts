import type { TravelMinutes } from '../enrollment/clash';
import type { Slot } from '../planning/times';

/** One wished class with its weekly times. */
export type Wished = { readonly id: string; readonly schoolId: string; readonly slots: readonly Slot[] };

/** Two wishes of which a child can have only one. `travelMinutes`: 0 where they overlap, else the way between them. */
export type WishClash = { readonly ids: readonly [string, string]; readonly travelMinutes: number };

/**
 * Pairs of wishes that cannot both be had, the first by rank first. They may stand on one list all the same: the draw
 * gives at most one of two that overlap, and of two that lie too far apart only one can be taken up.
 */
export function wishClashes(wishes: readonly Wished[], travel: TravelMinutes): WishClash[] {
  return wishes.flatMap((one, index) =>
    wishes.slice(index + 1).flatMap((other) => {
      const minutes = clashMinutes(one, other, travel);
      return minutes === null ? [] : [{ ids: [one.id, other.id] as const, travelMinutes: minutes }];
    }),
  );
}

/** 0: at the same time; more: too far apart by so many minutes of travel; null: both can be had. */
function clashMinutes(one: Wished, other: Wished, travel: TravelMinutes): number | null {
  let far: number | null = null;
  for (const a of one.slots) {
    for (const b of other.slots) {
      if (a.weekday !== b.weekday) continue;
      if (closerThan(a, b, 0)) return 0;
      if (one.schoolId === other.schoolId) continue;
      const minutes =
        a.startMinute <= b.startMinute
          ? travel(one.schoolId, other.schoolId)
          : travel(other.schoolId, one.schoolId);
      if (minutes > 0 && closerThan(a, b, minutes)) far ??= minutes;
    }
  }
  return far;
}

function closerThan(a: Slot, b: Slot, minutes: number): boolean {
  return a.startMinute < b.endMinute + minutes && b.startMinute < a.endMinute + minutes;
}
