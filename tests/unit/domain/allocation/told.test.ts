import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DrawOutcome } from '~/domain/allocation/draw';
import type { DrawApplicant, DrawInput } from '~/domain/allocation/market';
import { held, market, numberIn, offeringOf, overlap, partiesOf, placesOf } from './markets';

const RUNS = { numRuns: 300 };

/** Everybody who wished an offering, by the number of the first round, siblings in the order of the input. */
function lineFor(input: DrawInput, id: string): DrawApplicant[] {
  const first = (party: DrawApplicant[]) => party[0] as DrawApplicant;
  return partiesOf(input)
    .filter((party) => first(party).wishes.includes(id))
    .sort((a, b) => (numberIn(1, input, first(a)) < numberIn(1, input, first(b)) ? -1 : 1))
    .flat();
}

const has = (outcome: DrawOutcome, applicant: DrawApplicant, id: string) =>
  placesOf(outcome, applicant).some((place) => place.offering === id);

/** At its cap with places that it all wished more. */
function wantsNoMore(outcome: DrawOutcome, applicant: DrawApplicant, id: string): boolean {
  const mine = placesOf(outcome, applicant).map((place) => applicant.wishes.indexOf(place.offering));
  return mine.length >= applicant.cap && mine.every((rank) => rank < applicant.wishes.indexOf(id));
}

describe('what people are told', () => {
  it('who wished a class, has it not and would still like it waits, by the number of the first round', () => {
    fc.assert(
      fc.property(market(), (input) => {
        const outcome = held(input);
        const expected = input.offerings.flatMap(({ id }) =>
          lineFor(input, id)
            .filter((each) => !has(outcome, each, id) && !wantsNoMore(outcome, each, id))
            .map((each, at) => ({ offering: id, applicant: each.id, position: at + 1 })),
        );
        expect(outcome.waiting).toEqual(expected);
      }),
      RUNS,
    );
  });

  it('every wish that failed has one reason, with where its child stood and where the last one stood who has a place', () => {
    fc.assert(
      fc.property(market(), (input) => {
        const outcome = held(input);
        const failed = partiesOf(input).flatMap((party) =>
          party.flatMap((each) =>
            each.wishes.filter((wish) => !has(outcome, each, wish)).map((wish) => [each, wish] as const),
          ),
        );
        expect(outcome.reasons.map(({ applicant, offering }) => [applicant, offering])).toEqual(
          failed.map(([{ id }, wish]) => [id, wish]),
        );
        for (const [index, [applicant, wish]] of failed.entries()) {
          const line = lineFor(input, wish);
          expect(outcome.reasons[index]).toMatchObject({
            number: line.indexOf(applicant) + 1,
            of: line.length,
            lastAdmitted: line.reduce((last, each, at) => (has(outcome, each, wish) ? at + 1 : last), 0),
          });
        }
      }),
      RUNS,
    );
  });

  it('the reason is true', () => {
    fc.assert(
      fc.property(market(), (input) => {
        const outcome = held(input);
        const taken = (id: string) => outcome.places.filter((place) => place.offering === id).length;
        for (const { applicant: id, offering, why } of outcome.reasons) {
          const party = partiesOf(input).find((members) => members.some((each) => each.id === id)) ?? [];
          const me = party[0] as DrawApplicant;
          const mine = placesOf(outcome, me).map((place) => place.offering);
          const { capacity } = offeringOf(input, offering);
          if (why === 'at_cap') expect(wantsNoMore(outcome, me, offering)).toBe(true);
          else expect(wantsNoMore(outcome, me, offering)).toBe(false);
          if (why === 'group_too_large') expect(party.length).toBeGreaterThan(capacity);
          if (why === 'overlaps') expect(mine.some((each) => overlap(input, each, offering))).toBe(true);
          if (why !== 'full') continue;
          expect(mine.some((each) => overlap(input, each, offering))).toBe(false);
          // A child at its cap with something that it wished less was refused in an earlier round.
          if (mine.length < me.cap) expect(capacity - taken(offering)).toBeLessThan(party.length);
        }
      }),
      RUNS,
    );
  });
});
