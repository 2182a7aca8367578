import type { DrawApplicant, DrawInput, DrawOffering } from '../allocation/market';
import { clock } from '../calendar';
import type { ReserveClass } from '../states';
import type { WeeklyTime } from './overlap';

/** A class that takes part, as it stands when the inputs are fixed. */
export type DrawnClass = {
  readonly id: string;
  readonly capacity: number;
  /** In the order in which they are given. */
  readonly reserved: readonly { readonly class: ReserveClass; readonly places: number }[];
  readonly slots: readonly WeeklyTime[];
};

/** The wishes of one child that are left, by pseudonym. */
export type DrawnList = {
  readonly applicant: string;
  /** Pseudonym of the tie; null for a child alone. */
  readonly group: string | null;
  readonly cap: number;
  /** The most wished first. */
  readonly wishes: readonly string[];
  readonly claims: readonly ReserveClass[];
};

/** What is published before the draw: the input of formats.md 3 without its seed. */
export type DrawInputs = Omit<DrawInput, 'seed'>;

/** Opaque names of the kinds of reserved places, e.g. `t2`; the order is by chance, so that a name says nothing. */
export type ReserveLabels = ReadonlyMap<ReserveClass, string>;

/** Names for the kinds of reserved places in an order that the caller has shuffled. */
export function reserveLabels(shuffled: readonly ReserveClass[]): ReserveLabels {
  return new Map(shuffled.map((each, index) => [each, `t${index + 1}`]));
}

/**
 * The inputs of a draw in an order that anybody arrives at: classes by id, applicants by pseudonym. An applicant has a
 * label only where one of its wishes reserves places for it, so that nobody is marked for nothing.
 */
export function drawInputs(
  classes: readonly DrawnClass[],
  lists: readonly DrawnList[],
  labels: ReserveLabels,
): DrawInputs {
  const label = (each: ReserveClass) => labels.get(each) ?? each;
  const reservedBy = new Map(
    classes.map(({ id, reserved }) => [id, new Set(reserved.map((each) => each.class))]),
  );
  const offerings = [...classes].sort(byId).map(
    ({ id, capacity, reserved, slots }): DrawOffering => ({
      id,
      capacity,
      reserved: reserved.map((each) => ({ tag: label(each.class), places: each.places })),
      slots: [...slots].sort(byTime).map(({ weekday, startMinute, endMinute }) => ({
        weekday,
        start: clock(startMinute),
        end: clock(endMinute),
      })),
    }),
  );
  const applicants = lists
    .filter(({ wishes }) => wishes.length > 0)
    .map(
      ({ applicant, wishes, cap, claims, group }): DrawApplicant => ({
        id: applicant,
        wishes: [...wishes],
        cap,
        tags: claims
          .filter((each) => wishes.some((id) => reservedBy.get(id)?.has(each)))
          .map(label)
          .sort(),
        group,
      }),
    )
    .sort(byId);
  return { offerings, applicants };
}

/** One line per class and per applicant: small differences stand out, and a text editor can open it. */
export function inputsText({ offerings, applicants }: DrawInputs): string {
  return `{"offerings":[\n${lines(offerings)}\n],"applicants":[\n${lines(applicants)}\n]}\n`;
}

/** The outcome in the same way. */
export function outcomeText(outcome: {
  readonly algorithm: string;
  readonly commitment: string;
  readonly places: readonly unknown[];
  readonly waiting: readonly unknown[];
  readonly reasons: readonly unknown[];
}): string {
  const { algorithm, commitment, places, waiting, reasons } = outcome;
  const head = `"algorithm":${JSON.stringify(algorithm)},"commitment":${JSON.stringify(commitment)}`;
  return `{${head},"places":[\n${lines(places)}\n],"waiting":[\n${lines(waiting)}\n],"reasons":[\n${lines(reasons)}\n]}\n`;
}

function lines(rows: readonly unknown[]): string {
  return rows.map((row) => JSON.stringify(row)).join(',\n');
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

function byTime(a: WeeklyTime, b: WeeklyTime): number {
  return a.weekday - b.weekday || a.startMinute - b.startMinute;
}
