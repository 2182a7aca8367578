import { sumFen } from '../money';
import { roundedFen, roundedPeople } from './merge-small';
import { type Hidden, suppress, withTotals } from './suppress';

/** What is counted in one town and category. Whole fen, hours in minutes. */
export type PublicCell = {
  /** Children with a place; of them those whose lessons were given, and for whose lessons a programme paid. */
  readonly children: number;
  readonly taught: number;
  readonly aided: number;
  /** What lessons that were given cost, by who paid for them. */
  readonly familyFen: number;
  readonly programmeFen: number;
  readonly countyFen: number;
  readonly lessons: number;
  readonly minutes: number;
};

/** The same where it may be told; null: for so few children that it is not told. */
export type PublishedCell = {
  readonly children: number | null;
  readonly feesFen: number | null;
  readonly familyFen: number | null;
  readonly programmeFen: number | null;
  readonly countyFen: number | null;
  readonly lessons: number;
  readonly minutes: number;
};

/**
 * A table of towns by categories as it may be published, with the totals as last row and last column. Fees and the
 * county's part are hidden where few children were taught; subsidies, and with them the families' part (one is the
 * fees less the other), also where few children are subsidized. What is told is rounded, fees as the sum of their
 * parts. Timetables are public: lessons and hours are shown.
 */
export function published(cells: readonly (readonly PublicCell[])[], minimum: number): PublishedCell[][] {
  const table = (key: keyof PublicCell) => withTotals(cells.map((row) => row.map((cell) => cell[key])));
  const children = cells.map((row) => row.map((cell) => cell.children));
  const fewPlaces = suppress(children, minimum);
  const few = suppress(
    cells.map((row) => row.map((cell) => cell.taught)),
    minimum,
    children,
  );
  const aided = cells.map((row) => row.map((cell) => cell.aided));
  // Where few children are, that nobody is subsidized is not told either. Two tables that cannot be solved make one that
  // cannot: what is on a cycle in one of them is on it in both together.
  const split = or(few, suppress(aided, minimum, children));
  const [counted, lessons, minutes] = [table('children'), table('lessons'), table('minutes')];
  const [family, programme, county] = [table('familyFen'), table('programmeFen'), table('countyFen')];
  return counted.map((row, r) =>
    row.map((count, c): PublishedCell => {
      const at = (numbers: number[][]) => numbers[r]?.[c] ?? 0;
      const parts = [family, programme, county].map(at);
      const [familyFen = 0, programmeFen = 0, countyFen = 0] = parts.map(roundedFen);
      const feesFen = split[r]?.[c] ? roundedFen(sumFen(parts)) : familyFen + programmeFen + countyFen;
      const told = <T>(hidden: Hidden, value: T) => (hidden[r]?.[c] ? null : value);
      return {
        children: told(fewPlaces, roundedPeople(count)),
        feesFen: told(few, feesFen),
        familyFen: told(split, familyFen),
        programmeFen: told(split, programmeFen),
        countyFen: told(few, countyFen),
        lessons: at(lessons),
        minutes: at(minutes),
      };
    }),
  );
}

function or(a: Hidden, b: Hidden): Hidden {
  return a.map((row, r) => row.map((hidden, c) => hidden || b[r]?.[c] === true));
}
