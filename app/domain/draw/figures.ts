import type { DrawOutcome } from '../allocation/draw';
import type { DrawInputs } from './inputs';

/** What happened to some applicants. */
export type Served = {
  /** Applicants with a wish. */
  readonly applicants: number;
  /** Got the class they wished most. */
  readonly firstMet: number;
  /** Got at least one. */
  readonly anyMet: number;
  /** Got none. */
  readonly none: number;
};

export type DrawFigures = Served & {
  readonly places: number;
  readonly given: number;
};

type Counted = Pick<DrawOutcome, 'places'>;

/** What happened to all applicants of a draw. */
export function drawFigures(inputs: DrawInputs, outcome: Counted): DrawFigures {
  const all = servedBy(inputs, outcome, () => ['all']).get('all') ?? NOBODY;
  const places = inputs.offerings.reduce((sum, { capacity }) => sum + capacity, 0);
  return { ...all, places, given: outcome.places.length };
}

const NOBODY: Served = { applicants: 0, firstMet: 0, anyMet: 0, none: 0 };

/** The same by whatever the applicants are sorted into; one applicant can stand under several keys. */
export function servedBy(
  { applicants }: DrawInputs,
  { places }: Counted,
  keysOf: (applicant: string) => readonly string[],
): Map<string, Served> {
  const held = heldBy(places);
  const served = new Map<string, Served>();
  for (const { id, wishes } of applicants) {
    const mine = held.get(id);
    const first = wishes[0] !== undefined && (mine?.has(wishes[0]) ?? false);
    for (const key of keysOf(id)) {
      const was = served.get(key) ?? NOBODY;
      served.set(key, {
        applicants: was.applicants + 1,
        firstMet: was.firstMet + Number(first),
        anyMet: was.anyMet + Number(mine !== undefined),
        none: was.none + Number(mine === undefined),
      });
    }
  }
  return served;
}

function heldBy(places: Counted['places']): Map<string, Set<string>> {
  const held = new Map<string, Set<string>>();
  for (const { applicant, offering } of places) {
    const mine = held.get(applicant);
    if (mine) mine.add(offering);
    else held.set(applicant, new Set([offering]));
  }
  return held;
}

/** How many want a class: places, first wishes, wishes in all. */
export type Demand = {
  readonly offering: string;
  readonly capacity: number;
  readonly reserved: number;
  readonly first: number;
  readonly wishes: number;
};

/** Demand for each class, in the order of the inputs. */
export function demandFor({ offerings, applicants }: DrawInputs): Demand[] {
  const first = new Map<string, number>();
  const all = new Map<string, number>();
  for (const { wishes } of applicants) {
    for (const [rank, id] of wishes.entries()) {
      all.set(id, (all.get(id) ?? 0) + 1);
      if (rank === 0) first.set(id, (first.get(id) ?? 0) + 1);
    }
  }
  return offerings.map(({ id, capacity, reserved }) => ({
    offering: id,
    capacity,
    reserved: reserved.reduce((sum, { places }) => sum + places, 0),
    first: first.get(id) ?? 0,
    wishes: all.get(id) ?? 0,
  }));
}

/** The same inputs with no place reserved for anybody: what number alone would give. */
export function withoutReserves({ offerings, applicants }: DrawInputs): DrawInputs {
  return { offerings: offerings.map((each) => ({ ...each, reserved: [] })), applicants };
}

/** What reserved places change, by the label they are reserved under. */
export type Gained = {
  /** Reserved places that were given. */
  readonly given: number;
  /** Of them, to somebody who would not have got that class by number alone. */
  readonly gained: number;
};

/**
 * Who gains by reserved places: the same numbers drawn with and without them. A place counts under the first label of
 * its class that its applicant carries.
 */
export function gainedByReserves(
  inputs: DrawInputs,
  withReserves: Counted,
  byNumber: Counted,
): Map<string, Gained> {
  const reserved = new Map(
    inputs.offerings.map((each) => [each.id, each.reserved.map(({ tag }) => tag)] as const),
  );
  const tags = new Map(inputs.applicants.map((each) => [each.id, each.tags] as const));
  const other = heldBy(byNumber.places);
  const gained = new Map<string, Gained>();
  for (const { applicant, offering, as } of withReserves.places) {
    if (as !== 'reserved') continue;
    const label = reserved.get(offering)?.find((tag) => tags.get(applicant)?.includes(tag));
    if (label === undefined) continue;
    const was = gained.get(label) ?? { given: 0, gained: 0 };
    const anyway = other.get(applicant)?.has(offering) ?? false;
    gained.set(label, { given: was.given + 1, gained: was.gained + Number(!anyway) });
  }
  return gained;
}

/** Where a figure lay in several trials. */
export type Spread = { readonly least: number; readonly mean: number; readonly most: number };

/** The mean is rounded to a whole number: children are counted. */
export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) return { least: 0, mean: 0, most: 0 };
  const sum = values.reduce((total, value) => total + value, 0);
  return { least: Math.min(...values), mean: Math.round(sum / values.length), most: Math.max(...values) };
}
