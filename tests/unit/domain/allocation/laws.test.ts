import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DrawInput, DrawPlace } from '~/domain/allocation/market';
import {
  held,
  market,
  numberIn,
  offeringOf,
  overlap,
  partiesOf,
  placesOf,
  ratherThan,
  roundsOf,
  turnOf,
} from './markets';

const RUNS = { numRuns: 300 };
/** A law that must hold in every market of a kind. */
const inEvery = (markets: fc.Arbitrary<DrawInput>, law: (input: DrawInput) => void) =>
  fc.assert(fc.property(markets, law), RUNS);

describe('whatever the market', () => {
  it('no class has more children than places, nor more by reservation than it reserves', () => {
    inEvery(market(), (input) => {
      const { places } = held(input);
      for (const { id, capacity, reserved } of input.offerings) {
        const here = places.filter((place) => place.offering === id);
        expect(here.length).toBeLessThanOrEqual(capacity);
        const all = reserved.reduce((sum, each) => sum + each.places, 0);
        expect(here.filter(({ as }) => as === 'reserved').length).toBeLessThanOrEqual(all);
      }
    });
  });

  it('no child has two courses at once, one twice, one it did not wish, or more than it wants', () => {
    inEvery(market(), (input) => {
      const outcome = held(input);
      for (const applicant of input.applicants) {
        const mine = placesOf(outcome, applicant).map((place) => place.offering);
        expect(mine.length).toBeLessThanOrEqual(applicant.cap);
        expect(new Set(mine).size).toBe(mine.length);
        expect(mine.filter((each) => !applicant.wishes.includes(each))).toEqual([]);
        for (const [at, one] of mine.entries())
          for (const other of mine.slice(at + 1)) expect(overlap(input, one, other)).toBe(false);
      }
    });
  });

  it('a round gives nobody more than one place', () => {
    inEvery(market(), (input) => {
      const rounds = held(input).places.map(({ applicant, round }) => `${applicant} in ${round}`);
      expect(new Set(rounds).size).toBe(rounds.length);
    });
  });

  it('siblings have a place all of them or none, in the same round and in the same way', () => {
    inEvery(market(), (input) => {
      const outcome = held(input);
      for (const [first, ...others] of partiesOf(input)) {
        const of = (place: DrawPlace) => ({ ...place, applicant: '' });
        const mine = first ? placesOf(outcome, first).map(of) : [];
        for (const other of others) expect(placesOf(outcome, other).map(of)).toEqual(mine);
      }
    });
  });

  it('it comes out the same again, and the order in which people applied means nothing', () => {
    const shuffled = market().chain((input) =>
      fc.record({
        input: fc.constant(input),
        // Siblings keep their order among themselves: they are told one after another.
        parties: fc.shuffledSubarray(partiesOf(input), { minLength: partiesOf(input).length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ input, parties }) => {
        const outcome = held(input);
        expect(held(input)).toEqual(outcome);
        const other = held({ ...input, applicants: parties.flat() });
        expect({ places: other.places, waiting: other.waiting }).toEqual({
          places: outcome.places,
          waiting: outcome.waiting,
        });
      }),
      RUNS,
    );
  });

  it('no place is left empty that somebody could have: below the cap, free at that time, and few enough', () => {
    inEvery(market(), (input) => {
      const outcome = held(input);
      const last = roundsOf(outcome).length;
      for (const party of partiesOf(input)) {
        for (const wish of turnOf(input, outcome, party[0] as (typeof party)[0], last).able) {
          const taken = outcome.places.filter((place) => place.offering === wish).length;
          expect(offeringOf(input, wish).capacity - taken).toBeLessThan(party.length);
        }
      }
    });
  });

  it('without reserved places, the best number simply goes first, siblings or not', () => {
    inEvery(market({ reserve: false }), (input) => {
      const outcome = held(input);
      const left = new Map(input.offerings.map(({ id, capacity }) => [id, capacity]));
      for (const round of roundsOf(outcome)) {
        const inTurn = partiesOf(input)
          .map((party) => ({ party, first: party[0] as (typeof party)[0] }))
          .sort((a, b) => (numberIn(round, input, a.first) < numberIn(round, input, b.first) ? -1 : 1));
        for (const { party, first } of inTurn) {
          const { able, got } = turnOf(input, outcome, first, round);
          const takes = able.find((wish) => (left.get(wish) as number) >= party.length) ?? null;
          expect(got).toBe(takes);
          if (takes !== null) left.set(takes, (left.get(takes) as number) - party.length);
        }
      }
    });
  });
});

describe('among children who are tied to nobody', () => {
  const alone = market({ groups: false });

  it('nobody has reason to envy: what it would rather have, a worse number has only by a claim it lacks', () => {
    inEvery(alone, (input) => {
      const outcome = held(input);
      for (const round of roundsOf(outcome)) {
        for (const me of input.applicants) {
          for (const wish of ratherThan(turnOf(input, outcome, me, round))) {
            const reserved = offeringOf(input, wish).reserved.map(({ tag }) => tag);
            for (const other of input.applicants) {
              const place = placesOf(outcome, other).find((each) => each.offering === wish);
              if (place?.round !== round || numberIn(round, input, other) < numberIn(round, input, me))
                continue;
              expect(place.as).toBe('reserved');
              const claims = reserved.filter((tag) => other.tags.includes(tag));
              expect(claims.filter((tag) => !me.tags.includes(tag))).not.toEqual([]);
            }
          }
        }
      }
    });
  });

  it('in a market of one course each, nobody gets more by wishing anything else than what it wishes', () => {
    const lied = market({ groups: false, cap: 1 }).chain((input) =>
      fc.record({
        input: fc.constant(input),
        at: fc.nat({ max: Math.max(0, input.applicants.length - 1) }),
        wishes: fc.shuffledSubarray(input.offerings.map(({ id }) => id)),
      }),
    );
    fc.assert(
      fc.property(lied, ({ input, at, wishes }) => {
        const me = input.applicants[at];
        if (!me) return;
        /** How good what I got is, by my true wishes; what I never wished is worth nothing to me. */
        const rank = (of: DrawInput) => {
          const got = placesOf(held(of), me)[0]?.offering;
          return got !== undefined && me.wishes.includes(got) ? me.wishes.indexOf(got) : me.wishes.length;
        };
        const applicants = input.applicants.map((each) => (each === me ? { ...me, wishes } : each));
        expect(rank({ ...input, applicants })).toBeGreaterThanOrEqual(rank(input));
      }),
      { numRuns: 600 },
    );
  });
});
