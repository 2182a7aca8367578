/**
 * Serves whoever wants the same thing first in, first out, a few at a time, so that what many want neither takes up all
 * connections nor lets one who came later go first. Other things are not kept waiting by it. Kept in the process: what
 * decides in the end is the database.
 */
export class FairQueue {
  readonly #atOnce: number;
  readonly #lines = new Map<string, { busy: number; waiting: (() => void)[] }>();

  /** @param atOnce how many are served at the same time, for each thing */
  constructor(atOnce: number) {
    if (!Number.isSafeInteger(atOnce) || atOnce < 1)
      throw new RangeError(`Not a number of servers: ${atOnce}`);
    this.#atOnce = atOnce;
  }

  /** Does `act` when its turn comes. Failing it fails only whoever asked for it. */
  async run<T>(key: string, act: () => Promise<T>): Promise<T> {
    const line = this.#lines.get(key) ?? { busy: 0, waiting: [] };
    this.#lines.set(key, line);
    if (line.busy < this.#atOnce) line.busy += 1;
    else await new Promise<void>((turn) => line.waiting.push(turn));
    try {
      return await act();
    } finally {
      // The turn is handed on without becoming free in between, so that nobody slips in.
      const next = line.waiting.shift();
      if (next) next();
      else {
        line.busy -= 1;
        if (line.busy === 0) this.#lines.delete(key);
      }
    }
  }

  /** How many wait for a thing now, those who are being served not counted. */
  waiting(key: string): number {
    return this.#lines.get(key)?.waiting.length ?? 0;
  }
}
