type Happening = { readonly at: number; readonly turn: number; readonly run: () => void };

/** What happens when, until a moment; what happens may make other things happen later. */
export class Timeline {
  readonly #until: number;
  #turns = 0;
  readonly #waiting: Happening[] = [];

  constructor(until: Date) {
    this.#until = until.getTime();
  }

  /** At the same moment what was said first happens first. */
  at(when: Date, run: () => void): void {
    this.#turns += 1;
    const next = { at: when.getTime(), turn: this.#turns, run };
    let low = 0;
    let high = this.#waiting.length;
    // Kept with the latest first, so that the next one is taken from the end.
    while (low < high) {
      const middle = (low + high) >> 1;
      if (after(this.#waiting[middle] as Happening, next)) low = middle + 1;
      else high = middle;
    }
    this.#waiting.splice(low, 0, next);
  }

  run(): void {
    for (let next = this.#waiting.pop(); next && next.at < this.#until; next = this.#waiting.pop())
      next.run();
  }
}

function after(a: Happening, b: Happening): boolean {
  return a.at > b.at || (a.at === b.at && a.turn > b.turn);
}
