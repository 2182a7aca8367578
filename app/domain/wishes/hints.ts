import { firstClash, type LessonAt, type TravelMinutes } from '../enrollment/clash';

/** One wished class with its lessons. */
export type Wished = { readonly id: string; readonly lessons: readonly LessonAt[] };

/** Two wishes of which a child can have only one. `travelMinutes`: 0 where they overlap, else the way between them. */
export type WishClash = { readonly ids: readonly [string, string]; readonly travelMinutes: number };

/**
 * Pairs of wishes that cannot both be had. They may stand on one list all the same: the draw gives at most one of two
 * that overlap, and of two that lie too far apart the place that was drawn second falls to the next child.
 */
export function wishClashes(wishes: readonly Wished[], travel: TravelMinutes): WishClash[] {
  return wishes.flatMap((one, index) =>
    wishes.slice(index + 1).flatMap((other) => {
      const clash = firstClash(one.lessons, other.lessons, travel);
      return clash ? [{ ids: [one.id, other.id] as const, travelMinutes: clash.travelMinutes }] : [];
    }),
  );
}
