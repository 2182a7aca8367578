import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { vi } from 'vitest';
import { type DrawOutcome, draw } from '~/domain/allocation/draw';
import type { DrawApplicant, DrawInput, DrawOffering, DrawPlace } from '~/domain/allocation/market';

// Hundreds of markets for each law take their time where the machine has much else to do.
vi.setConfig({ testTimeout: 120_000 });

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
export const held = (input: DrawInput): DrawOutcome => draw(input, sha256);

export const offering = (id: string, over: Partial<DrawOffering> = {}): DrawOffering => ({
  id,
  capacity: 1,
  reserved: [],
  slots: [],
  ...over,
});

export const child = (id: string, wishes: string[], over: Partial<DrawApplicant> = {}): DrawApplicant => ({
  id,
  wishes,
  cap: 1,
  tags: [],
  group: null,
  ...over,
});

const TAGS = ['t1', 't2', 't3'];

const slot = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom('15:40', '16:20', '17:00'))
  .map(([weekday, start]) => ({ weekday, start, end: start === '17:00' ? '18:00' : '17:10' }));

/** Reserved places of some tags in any order, within the capacity. */
const classOf = (reserve: boolean) =>
  fc
    .record({
      capacity: fc.integer({ min: 0, max: 5 }),
      slots: fc.array(slot, { maxLength: 2 }),
      reserved: fc.uniqueArray(
        fc.record({ tag: fc.constantFrom(...TAGS), places: fc.integer({ min: 0, max: 3 }) }),
        { selector: ({ tag }) => tag, maxLength: reserve ? 3 : 0 },
      ),
    })
    .map(({ capacity, slots, reserved }) => {
      let left = capacity;
      const within = reserved.map(({ tag, places }) => {
        const mine = Math.min(places, left);
        left -= mine;
        return { tag, places: mine };
      });
      return { capacity, slots, reserved: within };
    });

/** What kind of market: with siblings who are tied, with reserved places, and how many courses one may want. */
export type Kind = { readonly groups?: boolean; readonly reserve?: boolean; readonly cap?: number };

/** Markets small enough to be crowded. */
export const market = ({ groups = true, reserve = true, cap = 3 }: Kind = {}): fc.Arbitrary<DrawInput> =>
  fc
    .record({
      seed: fc.string({ minLength: 1, maxLength: 8 }),
      offerings: fc.array(classOf(reserve), { minLength: 1, maxLength: 6 }),
      families: fc.array(
        fc.record({
          wishes: fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 5 }),
          cap: fc.integer({ min: 1, max: cap }),
          tagsOf: fc.array(fc.subarray(TAGS), { minLength: 1, maxLength: groups ? 3 : 1 }),
        }),
        { maxLength: 14 },
      ),
    })
    .map(({ seed, offerings, families }) => ({
      seed,
      offerings: offerings.map((each, index) => ({ id: `O${index}`, ...each })),
      applicants: families.flatMap(({ wishes, cap: wanted, tagsOf }, index) =>
        tagsOf.map((tags, at) =>
          child(
            `c${index}-${at}`,
            wishes.filter((wish) => wish < offerings.length).map((wish) => `O${wish}`),
            { cap: wanted, tags, group: tagsOf.length > 1 ? `g${index}` : null },
          ),
        ),
      ),
    }));

export const offeringOf = ({ offerings }: DrawInput, id: string): DrawOffering =>
  offerings.find((each) => each.id === id) as DrawOffering;

/** The number of an applicant in a round, as formats.md says it. */
export const numberIn = (round: number, { seed }: DrawInput, { id, group }: DrawApplicant): string =>
  sha256(`${seed}:${round}:${group ?? id}`);

export const placesOf = ({ places }: DrawOutcome, { id }: DrawApplicant): DrawPlace[] =>
  places.filter(({ applicant }) => applicant === id);

export function overlap(input: DrawInput, a: string, b: string): boolean {
  return offeringOf(input, a).slots.some((one) =>
    offeringOf(input, b).slots.some(
      (other) => one.weekday === other.weekday && one.start < other.end && other.start < one.end,
    ),
  );
}

/** Siblings stand for an offering together; who is tied to nobody stands alone. */
export function partiesOf({ applicants }: DrawInput): DrawApplicant[][] {
  const parties = new Map<string, DrawApplicant[]>();
  for (const each of applicants) {
    const key = each.group === null ? `alone ${each.id}` : `group ${each.group}`;
    parties.set(key, [...(parties.get(key) ?? []), each]);
  }
  return [...parties.values()];
}

/** A round as it began for one applicant: what it could ask for, and what it got. */
export type Turn = { readonly able: readonly string[]; readonly got: string | null };

/** What an applicant could ask for in a round: below its cap, wished, not held, at no time it is taken. */
export function turnOf(
  input: DrawInput,
  outcome: DrawOutcome,
  applicant: DrawApplicant,
  round: number,
): Turn {
  const mine = placesOf(outcome, applicant);
  const before = mine.filter((place) => place.round < round).map((place) => place.offering);
  const able =
    before.length >= applicant.cap
      ? []
      : applicant.wishes.filter(
          (wish) => !before.some((each) => each === wish || overlap(input, each, wish)),
        );
  return { able, got: mine.find((place) => place.round === round)?.offering ?? null };
}

/** Wishes of a turn that the applicant would rather have had than what it got. */
export const ratherThan = ({ able, got }: Turn): readonly string[] =>
  got === null ? able : able.slice(0, able.indexOf(got));

export const roundsOf = ({ places }: DrawOutcome): number[] =>
  Array.from({ length: 1 + Math.max(0, ...places.map(({ round }) => round)) }, (_, index) => index + 1);
