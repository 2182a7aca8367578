/** What one measurement says; times are of one call, in microseconds. */
export type Figure = {
  readonly name: string;
  readonly rounds: number;
  readonly callsPerRound: number;
  readonly measured: Spread;
  readonly baseline: Spread;
  /** Median over median. */
  readonly ratio: number;
  /** What the baseline is, where it is not an empty function. */
  readonly against?: string;
  /** What else the run says of it, in words. */
  readonly note?: string;
};

export type Spread = {
  readonly median: number;
  readonly p10: number;
  readonly p90: number;
  readonly least: number;
  readonly most: number;
};

type Comparison = {
  readonly name: string;
  readonly rounds: number;
  readonly callsPerRound: number;
  readonly measured: () => unknown;
  readonly baseline: () => unknown;
};

/** The last result goes here, so that no call can be left out as unused. */
const kept: { result?: unknown } = {};

/**
 * Times two functions in turn within one run, a round of the one and a round of the other, so that whatever else the
 * machine does falls on both. The first rounds warm up and do not count.
 */
export function alternating({ name, rounds, callsPerRound, measured, baseline }: Comparison): Figure {
  const times = { measured: [] as number[], baseline: [] as number[] };
  for (let round = -Math.ceil(rounds / 4); round < rounds; round += 1) {
    // Which one goes first changes too.
    const turns = round % 2 === 0 ? (['measured', 'baseline'] as const) : (['baseline', 'measured'] as const);
    for (const turn of turns) {
      const took = roundOf(turn === 'measured' ? measured : baseline, callsPerRound);
      if (round >= 0) times[turn].push(took);
    }
  }
  const [of, against] = [spreadOf(times.measured), spreadOf(times.baseline)];
  return { name, rounds, callsPerRound, measured: of, baseline: against, ratio: of.median / against.median };
}

type Work = Omit<Comparison, 'measured' | 'baseline' | 'callsPerRound'> & {
  readonly measured: () => Promise<unknown>;
  readonly baseline: () => Promise<unknown>;
  /** Puts everything back before each round of the measured work; its time does not count. */
  readonly before: () => Promise<unknown>;
  /** Rounds that warm up both and do not count: a server is measured as it is when it has run for a while. */
  readonly warmUp?: number;
};

/** The same for work that waits, e.g. for a database: one call a round, in turn. */
export async function alternatingWork({
  name,
  rounds,
  measured,
  baseline,
  before,
  warmUp = 1,
}: Work): Promise<Figure> {
  const times = { measured: [] as number[], baseline: [] as number[] };
  for (let round = -warmUp; round < rounds; round += 1) {
    const turns = round % 2 === 0 ? (['measured', 'baseline'] as const) : (['baseline', 'measured'] as const);
    for (const turn of turns) {
      if (turn === 'measured') await before();
      const began = process.hrtime.bigint();
      kept.result = await (turn === 'measured' ? measured : baseline)();
      if (round >= 0) times[turn].push(Number(process.hrtime.bigint() - began) / 1000);
    }
  }
  const [of, against] = [spreadOf(times.measured), spreadOf(times.baseline)];
  const ratio = of.median / against.median;
  return { name, rounds, callsPerRound: 1, measured: of, baseline: against, ratio };
}

function roundOf(call: () => unknown, calls: number): number {
  const began = process.hrtime.bigint();
  for (let index = 0; index < calls; index += 1) kept.result = call();
  return Number(process.hrtime.bigint() - began) / 1000 / calls;
}

/** The middle of some times, and how far they spread. */
export function spreadOf(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)] ?? Number.NaN;
  return { median: at(0.5), p10: at(0.1), p90: at(0.9), least: at(0), most: at(1) };
}
