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
  const classes = countClasses(filled);
  const ground = { books, days, classesOf: (child: ChildSeed) => classes.get(child.id) ?? 0 };
  const drawn = new Map<string, Filled>();
  const draws = DRAW_LIVES.map((life) => {
    const draw = drawOf(life, filled, children, entitled, ground);
    for (const each of drawnPlaces(draw, books)) {
      drawn.set(each.offering.id, each);
      for (const [child, count] of countClasses([each]))
        classes.set(child, (classes.get(child) ?? 0) + count);
    }
    return draw;
  });
  const given = filled.map((each) => drawn.get(each.offering.id) ?? each);
  return { ...lines(given, children, ground), draws };
}

function countClasses(filled: readonly Filled[]): Map<string, number> {
  const classes = new Map<string, number>();
  for (const { child, status } of filled.flatMap(({ places }) => places)) {
    if (status !== 'confirmed' && status !== 'held') continue;
    classes.set(child.id, (classes.get(child.id) ?? 0) + 1);
  }
  return classes;
}
