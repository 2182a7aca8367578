import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankBehindNext, reorder, type Standing } from '~/domain/waitlist/order';

/** `a` alone, `b1+b2` tied; positions with gaps, as they are after some have gone. */
function lineOf(text: string): Standing[] {
  const ids = text.split(' ').flatMap((party) => {
    const who = party.split('+');
    return who.map((id) => ({ id, tieId: who.length > 1 ? party : null }));
  });
  return ids.map((entry, index) => ({ ...entry, position: index * 3 + 2 }));
}

describe('reorder', () => {
  it.each([
    ['to the front', 'a b c d', 'c', 1, 'c a b d', 'a b'],
    ['one forward', 'a b c d', 'c', 2, 'a c b d', 'b'],
    ['behind the next', 'a b c d', 'b', 3, 'a c b d', ''],
    ['to the end, and not beyond', 'a b c d', 'a', 99, 'b c d a', ''],
    ['before the front is the front', 'a b c', 'b', -4, 'b a c', 'a'],
    ['siblings go together', 'a b c1+c2 d', 'c2', 1, 'c1 c2 a b d', 'a b'],
    ['past siblings', 'a1+a2 b', 'b', 1, 'b a1 a2', 'a1 a2'],
  ])('%s', (_, line, id, rank, after, overtaken) => {
    const moved = reorder(lineOf(line), id, rank);
    expect(moved?.line.join(' ')).toBe(after);
    expect(moved?.overtaken.join(' ')).toBe(overtaken);
  });

  it.each([
    ['where it stands', 'a b c', 'b', 2],
    ['nobody of that id', 'a b c', 'x', 1],
    ['the last to the end', 'a b c', 'c', 9],
  ])('changes nothing: %s', (_, line, id, rank) => {
    expect(reorder(lineOf(line), id, rank)).toBeNull();
  });

  it('keeps the positions of the line: the same numbers, each once, in the new order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.nat(), fc.nat(), (size, who, to) => {
        const line = lineOf(Array.from({ length: size }, (_, i) => `k${i}`).join(' '));
        const moved = reorder(line, `k${who % size}`, (to % size) + 1);
        if (!moved) return;
        const after = line.map((entry) => ({
          id: entry.id,
          position: moved.positions.get(entry.id) ?? entry.position,
        }));
        after.sort((a, b) => a.position - b.position);
        expect(after.map(({ id }) => id)).toEqual(moved.line);
        expect(after.map(({ position }) => position)).toEqual(line.map(({ position }) => position));
      }),
    );
  });
});

describe('rankBehindNext', () => {
  it.each([
    ['one behind', 'a b c', 'a', 2],
    ['behind siblings', 'a b1+b2 c', 'a', 3],
    ['siblings behind the next', 'a1+a2 b c', 'a1', 2],
    ['the last stays', 'a b', 'b', 2],
  ])('%s', (_, line, id, rank) => {
    expect(rankBehindNext(lineOf(line), id)).toBe(rank);
  });
});
