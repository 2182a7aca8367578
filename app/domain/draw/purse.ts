import type { Aid } from '../aid/programme';
import type { Fen } from '../money';
import type { Grant } from '../pricing/quote';

/**
 * What programmes have left while many places are priced one after the other: each grant lessens the budget for the
 * next child, and the cap for the next course of the same child.
 */
export class Purse {
  readonly #given = new Map<string, Fen>();
  readonly #used = new Map<string, Fen>();

  /** A child's aid as it stands after what was granted so far. */
  aidOf(childId: string, aid: Aid): Aid {
    return {
      ...aid,
      programmes: aid.programmes.map((each) => ({
        ...each,
        budgetLeftFen: each.budgetLeftFen - (this.#given.get(each.id) ?? 0),
      })),
      used: [
        ...aid.used,
        ...aid.programmes.flatMap(({ id }) => {
          const fen = this.#used.get(`${childId} ${id}`) ?? 0;
          return fen === 0 ? [] : [{ programme: id, fen }];
        }),
      ],
    };
  }

  /** Takes what a place was granted. */
  take(childId: string, grants: readonly Grant[]): void {
    for (const { programme, fen } of grants) {
      const key = `${childId} ${programme}`;
      this.#given.set(programme, (this.#given.get(programme) ?? 0) + fen);
      this.#used.set(key, (this.#used.get(key) ?? 0) + fen);
    }
  }
}
