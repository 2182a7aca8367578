import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw } from '~/domain/allocation/draw';
import { drawnCap, drawnCaps } from '~/domain/draw/cap';
import { dropImpossible } from '~/domain/draw/drop';
import { drawInputs, reserveLabels } from '~/domain/draw/inputs';
import type { Refusal } from '~/domain/refusal';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const limit: Refusal = { code: 'rule', params: { ruleId: 'B3' } };

describe('the cap with which a list takes part', () => {
  it.each<[string, number, (number | null)[], number]>([
    ['what is wanted, where no rule limits it', 4, [null], 4],
    ['what is wanted, where more is left', 2, [3], 2],
    ['what is left, where less is', 4, [3], 3],
    ['the least that is left to tied ones', 4, [3, null, 2], 2],
    ['what is left to the others, where one may have nothing more', 4, [0, 3], 3],
    ['nothing, where nobody may have anything more', 4, [0, 0], 0],
  ])('is %s', (_, cap, left, expected) => {
    expect(drawnCap(cap, left)).toBe(expected);
  });

  it('is one for a tie, and for each its own where a child is tied to nobody who takes part', () => {
    const lists = [
      { id: 'a', tieId: 't', cap: 3 },
      { id: 'b', tieId: 't', cap: 3 },
      { id: 'c', tieId: 't', cap: 3 },
      { id: 'd', tieId: null, cap: 3 },
    ];
    const left: Record<string, number> = { a: 2, b: 3, c: 0, d: 1 };
    const caps = drawnCaps(lists, new Set(['a', 'b']), (id) => left[id] ?? null);
    expect(Object.fromEntries(caps)).toEqual({ a: 2, b: 2, c: 0, d: 1 });
    const apart = drawnCaps(lists, new Set(), (id) => left[id] ?? null);
    expect(Object.fromEntries(apart)).toEqual({ a: 2, b: 3, c: 0, d: 1 });
  });
});

const CLASSES = ['A', 'B', 'C', 'D', 'E'];

/** Families of one to three children with one list each, what the limit leaves to each child, and seeds. */
const county = fc.record({
  seed: fc.string({ minLength: 1, maxLength: 8 }),
  capacities: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 5 }),
  families: fc.array(
    fc.record({
      wishes: fc.shuffledSubarray(CLASSES, { minLength: 1 }),
      cap: fc.integer({ min: 1, max: 5 }),
      left: fc.array(fc.option(fc.integer({ min: 0, max: 5 })), { minLength: 1, maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 8 },
  ),
});

it('never gives a child more places than the limit leaves it, nor a tie different caps', () => {
  fc.assert(
    fc.property(county, ({ seed, capacities, families }) => {
      const lists = families.flatMap(({ wishes, cap, left }, family) =>
        left.map((courses, child) => ({
          id: `${family}-${child}`,
          tieId: left.length > 1 ? `tie ${family}` : null,
          wishes,
          cap,
          courses,
        })),
      );
      const leftOf = new Map(lists.map(({ id, courses }) => [id, courses] as const));
      // Who may have nothing more is refused every class by the rule itself.
      const kept = dropImpossible(lists, (id) => (leftOf.get(id) === 0 ? limit : null));
      const caps = drawnCaps(lists, kept.tied, (id) => leftOf.get(id) ?? null);
      const inputs = drawInputs(
        CLASSES.map((id, index) => ({ id, capacity: capacities[index] ?? 0, reserved: [], slots: [] })),
        lists.map(({ id, tieId }) => ({
          applicant: id,
          group: kept.tied.has(id) ? tieId : null,
          cap: caps.get(id) ?? 0,
          wishes: kept.wishes.get(id) ?? [],
          claims: [],
        })),
        reserveLabels([]),
      );
      // It throws when members of a group differ in their caps.
      const { places } = draw({ seed, ...inputs }, sha256);
      for (const { id, cap, courses } of lists) {
        const mine = places.filter(({ applicant }) => applicant === id).length;
        expect(mine).toBeLessThanOrEqual(Math.min(cap, courses ?? cap));
      }
      // Nobody who takes part does so for nothing.
      for (const applicant of inputs.applicants) expect(applicant.cap).toBeGreaterThan(0);
    }),
    { numRuns: 200 },
  );
});
