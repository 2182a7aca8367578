/** One who waits, and how it is told what came of it. Told twice, only the first counts. */
export type Turn<Wish, Answer> = {
  readonly wish: Wish;
  /** A promise that is broken fails only this one. */
  readonly answer: (answer: Answer | Promise<Answer>) => void;
};

/** Serves those whose turn it is, in the order of their coming. Breaking off fails whoever has no answer yet. */
export type Serve<Wish, Answer> = (key: string, turns: readonly Turn<Wish, Answer>[]) => Promise<void>;

/**
 * Serves whoever wants the same thing in the order of arrival. Who comes alone is served at once; who comes while others
 * are being served waits for them, and is then served together with all that wait too: what they need in common is done
 * once, and the more want it the less each costs. Other things are not kept waiting by it. Kept in the process: what
 * decides in the end is the database. Serving runs in the context of the one who came first: what it logs carries that
 * one's request id.
 */
export class FairQueue<Wish, Answer> {
  readonly #most: number;
  readonly #lines = new Map<string, Waiting<Wish, Answer>[]>();

  /** @param most how many are served together */
  constructor(most: number) {
    if (!Number.isSafeInteger(most) || most < 1) throw new RangeError(`Not a number of turns: ${most}`);
    this.#most = most;
  }

  /**
   * What comes of a wish when its turn has come.
   *
   * @param serve said by each, since a queue outlives the code that asks it: those served together all mean the same
   */
  ask(key: string, wish: Wish, serve: Serve<Wish, Answer>): Promise<Answer> {
    return new Promise((answer, fail) => {
      const line = this.#lines.get(key);
      if (line) line.push({ wish, answer, fail });
      else {
        this.#lines.set(key, []);
        void this.#serveAll(key, serve, [{ wish, answer, fail }]);
      }
    });
  }

  /** How many wait for a thing now, those who are being served not counted. */
  waiting(key: string): number {
    return this.#lines.get(key)?.length ?? 0;
  }

  async #serveAll(
    key: string,
    serve: Serve<Wish, Answer>,
    first: readonly Waiting<Wish, Answer>[],
  ): Promise<void> {
    for (let turns = first; turns.length > 0; turns = this.#lines.get(key)?.splice(0, this.#most) ?? []) {
      let reason: unknown = new Error('left without an answer');
      try {
        await serve(key, turns);
      } catch (error) {
        reason = error;
      }
      for (const { fail } of turns) fail(reason);
    }
    this.#lines.delete(key);
  }
}

type Waiting<Wish, Answer> = Turn<Wish, Answer> & { readonly fail: (reason: unknown) => void };
