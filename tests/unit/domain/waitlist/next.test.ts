import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type InLine, nextOffers } from '~/domain/waitlist/next';

const NOW = new Date('2026-11-20T02:00:00Z');
const HOUR = 3_600_000;
const ago = (hours: number) => new Date(NOW.getTime() - hours * HOUR);

/** `a`, `b1+b2` (tied), `c1+c2@5` (a place is kept for five hours): a line as it stands. */
function lineOf(text: string): InLine[] {
  return text
    .split(' ')
    .filter(Boolean)
    .flatMap((party) => {
      const [who = '', kept] = party.split('@');
      const ids = who.split('+');
      const tieId = ids.length > 1 ? who : null;
      return ids.map((id) => ({ id, tieId, keptSince: kept ? ago(Number(kept)) : null }));
    });
}

describe('nextOffers', () => {
  it.each([
    ['nobody waits', '', 3, 10, 48, '', ''],
    ['no place is free', 'a b', 0, 10, 48, '', ''],
    ['the first of the line', 'a b c', 1, 10, 48, 'a', ''],
    ['as many as there are places', 'a b c', 2, 10, 48, 'a b', ''],
    ['more places than children', 'a b', 5, 10, 48, 'a b', ''],
    ['siblings together', 'a1+a2 b', 2, 10, 48, 'a1 a2', ''],
    ['siblings and the next', 'a1+a2 b c', 3, 10, 48, 'a1 a2 b', ''],
    ['a place is kept for siblings who lack one', 'a1+a2 b', 1, 10, 48, '', 'a1 a2'],
    ['those before them are not held up', 'x a1+a2 b', 2, 10, 48, 'x', 'a1 a2'],
    ['kept for a while already', 'a1+a2@47 b', 1, 10, 48, '', 'a1 a2'],
    ['kept long enough: the next one', 'a1+a2@48 b', 1, 10, 48, 'b', ''],
    ['kept long enough and both fit after all', 'a1+a2@60 b', 2, 10, 48, 'a1 a2', ''],
    ['nothing is kept where the county says so', 'a1+a2 b', 1, 10, 0, 'b', ''],
    ['a tie that the class can never hold is passed by', 'a1+a2+a3 b', 1, 2, 48, 'b', ''],
    ['a tie as large as the class waits', 'a1+a2 b', 1, 2, 48, '', 'a1 a2'],
    ['only one tie at a time has places kept', 'a1+a2 b1+b2 c', 1, 10, 48, '', 'a1 a2'],
    ['after the first tie the second has its turn', 'a1+a2@50 b1+b2 c', 1, 10, 48, '', 'b1 b2'],
    ['after both the next one', 'a1+a2@99 b1+b2@50 c', 1, 10, 48, 'c', ''],
    ['a smaller tie behind a larger one waits its turn', 'a1+a2+a3 b1+b2', 2, 10, 48, '', 'a1 a2 a3'],
  ])('%s', (_, line, free, capacity, hours, offer, keepFor) => {
    const next = nextOffers(lineOf(line), free, { capacity, keepMinutes: hours * 60 }, NOW);
    expect(next.offer.join(' ')).toBe(offer);
    expect(next.keepFor.join(' ')).toBe(keepFor);
    expect(next.keptUntil !== null).toBe(keepFor !== '');
  });

  it('keeps until its time, counted from when it began', () => {
    const limits = { capacity: 10, keepMinutes: 48 * 60 };
    const until = (line: string) => nextOffers(lineOf(line), 1, limits, NOW).keptUntil?.getTime();
    expect(until('a1+a2')).toBe(NOW.getTime() + 48 * HOUR);
    expect(until('a1+a2@40')).toBe(NOW.getTime() + 8 * HOUR);
  });

  const party = fc.record({
    size: fc.integer({ min: 1, max: 3 }),
    kept: fc.option(fc.integer({ min: 0, max: 99 })),
  });
  const lines = fc.array(party, { maxLength: 12 }).map((parties) =>
    parties.flatMap(({ size, kept }, p) =>
      Array.from(
        { length: size },
        (_, i): InLine => ({
          id: `${p}.${i}`,
          tieId: size > 1 ? `t${p}` : null,
          keptSince: size > 1 && kept !== null ? ago(kept) : null,
        }),
      ),
    ),
  );

  it('never offers more than is free, never a part of siblings, and nobody out of order but past siblings who do not fit', () => {
    fc.assert(
      fc.property(
        lines,
        fc.integer({ min: 0, max: 8 }),
        fc.integer({ min: 1, max: 8 }),
        (line, free, capacity) => {
          const { offer, keepFor } = nextOffers(line, free, { capacity, keepMinutes: 48 * 60 }, NOW);
          expect(offer.length).toBeLessThanOrEqual(free);
          const offered = new Set(offer);
          for (const { id, tieId } of line) {
            if (tieId) {
              const tied = line.filter((other) => other.tieId === tieId);
              expect(new Set(tied.map((other) => offered.has(other.id))).size).toBe(1);
            }
            if (offered.has(id)) continue;
            const size = line.filter((other) => other.id === id || (tieId && other.tieId === tieId)).length;
            const from = line.findIndex((other) => other.id === id);
            const behind = line.slice(from).filter((other) => offered.has(other.id)).length;
            // Somebody behind goes first only where siblings do not fit, and never while a place is kept for them.
            if (behind > 0) {
              expect(size).toBeGreaterThan(1);
              expect(keepFor).not.toContain(id);
            }
          }
        },
      ),
    );
  });

  it('lets no place lie idle but for siblings: single children always get what is free', () => {
    const singles = lines.map((line) => line.filter(({ tieId }) => tieId === null));
    fc.assert(
      fc.property(singles, fc.integer({ min: 0, max: 8 }), (line, free) => {
        const { offer } = nextOffers(line, free, { capacity: 30, keepMinutes: 48 * 60 }, NOW);
        expect(offer).toEqual(line.slice(0, free).map(({ id }) => id));
      }),
    );
  });
});
