import type { DrawOutcome, Sha256 } from '../allocation/draw';
import { draw } from '../allocation/draw';
import {
  type Demand,
  type DrawFigures,
  demandFor,
  drawFigures,
  gainedByReserves,
  type Served,
  type Spread,
  servedBy,
  spreadOf,
  withoutReserves,
} from './figures';
import type { DrawInputs } from './inputs';

/** What one trial gave. */
export type Trial = {
  readonly figures: DrawFigures;
  readonly groups: ReadonlyMap<string, Served>;
  readonly gained: ReturnType<typeof gainedByReserves>;
};

/**
 * Draws once with a seed that is not the real one, and once more with the same numbers and no place reserved.
 *
 * @param keysOf into which groups an applicant is sorted
 */
export function trial(
  inputs: DrawInputs,
  seed: string,
  keysOf: (applicant: string) => readonly string[],
  sha256: Sha256,
): Trial {
  const outcome: DrawOutcome = draw({ seed, ...inputs }, sha256);
  const reserves = inputs.offerings.some(({ reserved }) => reserved.some(({ places }) => places > 0));
  const byNumber = reserves ? draw({ seed, ...withoutReserves(inputs) }, sha256) : outcome;
  return {
    figures: drawFigures(inputs, outcome),
    groups: servedBy(inputs, outcome, keysOf),
    gained: gainedByReserves(inputs, outcome, byNumber),
  };
}

export type ServedSpread = {
  readonly applicants: number;
  readonly firstMet: Spread;
  readonly anyMet: Spread;
  readonly none: Spread;
};

/** What several trials gave together. */
export type Preview = {
  readonly trials: number;
  readonly all: ServedSpread & { readonly places: number; readonly given: Spread };
  readonly groups: Readonly<Record<string, ServedSpread>>;
  readonly gained: Readonly<Record<string, { readonly given: Spread; readonly gained: Spread }>>;
  readonly demand: readonly Demand[];
};

/** Trials side by side: where each figure lay. */
export function previewOf(inputs: DrawInputs, trials: readonly Trial[]): Preview {
  const keys = [...new Set(trials.flatMap(({ groups }) => [...groups.keys()]))];
  const labels = [...new Set(inputs.offerings.flatMap(({ reserved }) => reserved.map(({ tag }) => tag)))];
  const [first] = trials;
  return {
    trials: trials.length,
    all: {
      ...spreads(trials.map(({ figures }) => figures)),
      places: first?.figures.places ?? 0,
      given: spreadOf(trials.map(({ figures }) => figures.given)),
    },
    groups: Object.fromEntries(
      keys.map((key) => [key, spreads(trials.flatMap(({ groups }) => groups.get(key) ?? []))]),
    ),
    gained: Object.fromEntries(
      labels.map((label) => [
        label,
        {
          given: spreadOf(trials.map(({ gained }) => gained.get(label)?.given ?? 0)),
          gained: spreadOf(trials.map(({ gained }) => gained.get(label)?.gained ?? 0)),
        },
      ]),
    ),
    demand: demandFor(inputs),
  };
}

function spreads(served: readonly Served[]): ServedSpread {
  return {
    applicants: served[0]?.applicants ?? 0,
    firstMet: spreadOf(served.map(({ firstMet }) => firstMet)),
    anyMet: spreadOf(served.map(({ anyMet }) => anyMet)),
    none: spreadOf(served.map(({ none }) => none)),
  };
}

/** How many trials are worth their while: twenty for a county's draw, fewer for more children than any county has. */
export function trialsFor(asked: number, applicants: number): number {
  const affordable = Math.floor(100_000 / Math.max(1, applicants));
  return Math.max(1, Math.min(asked, 50, Math.max(2, affordable)));
}
