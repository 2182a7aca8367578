import type { Aid } from '../aid/programme';
import type { DrawPlace } from '../allocation/market';
import type { LessonAt } from '../enrollment/clash';
import { type EnrollmentFacts, quoteNow } from '../enrollment/decide';
import { startOf } from '../planning/times';
import type { Quote } from '../pricing/quote';
import type { Refusal } from '../refusal';
import { Purse } from './purse';

/** Places of one round in one class that stand or fall together: one child's, or those of tied siblings. */
export type Party = {
  readonly offering: string;
  readonly round: number;
  readonly members: readonly { readonly applicant: string; readonly reserved: boolean }[];
};

/** Places in the order of the outcome, siblings together. */
export function partiesOf(
  places: readonly DrawPlace[],
  groupOf: (applicant: string) => string | null,
): Party[] {
  const parties = new Map<string, Party & { members: { applicant: string; reserved: boolean }[] }>();
  for (const { applicant, offering, round, as } of places) {
    const key = `${round} ${offering} ${groupOf(applicant) ?? applicant}`;
    const member = { applicant, reserved: as === 'reserved' };
    const party = parties.get(key);
    if (party) party.members.push(member);
    else parties.set(key, { offering, round, members: [member] });
  }
  return [...parties.values()];
}

/** A place that can be written, with its price. */
export type Taken = {
  readonly applicant: string;
  readonly reserved: boolean;
  readonly quote: Quote;
  /** Lessons it was priced for: those still to come. */
  readonly lessons: number;
};

export type Settled =
  | { readonly party: Party; readonly taken: readonly Taken[] }
  | { readonly party: Party; readonly void: ReadonlyMap<string, Refusal> };

/** What is known of an applicant and a class when the outcome is written. */
export type PlaceFacts = {
  readonly facts: EnrollmentFacts | null;
  /** Whether the place is impossible now, given what this draw has given the child so far. */
  readonly refusal: (facts: EnrollmentFacts | null) => Refusal | null;
  readonly childId: string;
  readonly aid: Aid | null;
};

/**
 * Goes through what was drawn in the order of the outcome, as if each place were taken there and then: a place that was
 * written counts for the next one of the same child (times, limits, caps of programmes) and of the same class.
 */
export function settlePlaces(
  parties: readonly Party[],
  factsOf: (applicant: string, offering: string) => PlaceFacts,
): Settled[] {
  const had = new Map<string, { lessons: LessonAt[]; courses: number }>();
  const taken = new Map<string, number>();
  const purse = new Purse();
  return parties.map((party): Settled => {
    const { offering, members } = party;
    const known = members.map(({ applicant, reserved }) => {
      const place = factsOf(applicant, offering);
      return { applicant, reserved, ...place, facts: place.facts && after(place.facts, had.get(applicant)) };
    });
    const refusals = new Map<string, Refusal>();
    for (const { applicant, facts, refusal } of known) {
      const found = refusal(facts);
      if (found) refusals.set(applicant, found);
    }
    const free = (known[0]?.facts?.offering.capacity ?? 0) - (known[0]?.facts?.offering.taken ?? 0);
    const given = taken.get(offering) ?? 0;
    if (refusals.size === 0 && given + members.length > free) {
      for (const { applicant } of members) refusals.set(applicant, { code: 'full' });
    }
    if (refusals.size > 0) {
      for (const { applicant } of members)
        if (!refusals.has(applicant)) refusals.set(applicant, { code: 'sibling_out' });
      return { party, void: refusals };
    }
    taken.set(offering, given + members.length);
    return {
      party,
      taken: known.map(({ applicant, reserved, facts, childId, aid }) => {
        // Nothing refused it, so it is known.
        const of = facts as EnrollmentFacts;
        const toCome = of.offering.lessons.filter((lesson) => startOf(lesson) > of.now);
        const quote = quoteNow({ ...of, aid: aid && purse.aidOf(childId, aid) });
        purse.take(childId, quote.grants);
        const mine = had.get(applicant) ?? { lessons: [], courses: 0 };
        const { schoolId, lessons } = of.offering;
        had.set(applicant, {
          lessons: [...mine.lessons, ...lessons.map((lesson) => ({ ...lesson, schoolId }))],
          courses: mine.courses + 1,
        });
        return { applicant, reserved, quote, lessons: toCome.length };
      }),
    };
  });
}

/** The facts with the places that this draw has given the child before. */
function after(facts: EnrollmentFacts, had: { lessons: LessonAt[]; courses: number } | undefined) {
  if (!had) return facts;
  return { ...facts, taken: [...facts.taken, ...had.lessons], courses: facts.courses + had.courses };
}
