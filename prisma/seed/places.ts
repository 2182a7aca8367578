import type { EntitlementSeed } from './aid';
import type { Books } from './books';
import { DRAW_LIVES } from './draw-times';
import { drawnPlaces } from './drawn-places';
import { type DrawSeed, drawOf } from './draws';
import type { Filled } from './enrollments';
import { type EntrySeed, lines } from './lines';
import type { ChildSeed } from './people';
import type { DemoDays } from './today';

export type GivenPlaces = {
  readonly filled: readonly Filled[];
  readonly draws: readonly DrawSeed[];
  readonly entries: readonly EntrySeed[];
};

/** Gives the places that are not simply taken: the draws one after the other, and then those who wait for the others. */
export function places(
  filled: readonly Filled[],
  children: readonly ChildSeed[],
  entitled: readonly EntitlementSeed[],
  { books, days }: { books: Books; days: DemoDays },
): GivenPlaces {
  const ground = { books, days };
  const drawn = new Map<string, Filled>();
  const draws = DRAW_LIVES.map((life) => {
    const draw = drawOf(life, filled, children, entitled, ground);
    for (const each of drawnPlaces(draw, books)) drawn.set(each.offering.id, each);
    return draw;
  });
  const given = filled.map((each) => drawn.get(each.offering.id) ?? each);
  return { ...lines(given, children, ground), draws };
}
