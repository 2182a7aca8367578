import { describe, expect, it } from 'vitest';
import { mergeSmall, roundedPeople } from '~/domain/accounts/merge-small';
import { type Counts, type Hidden, suppress, withTotals } from '~/domain/accounts/suppress';

const draw = (counts: Counts, hidden: Hidden) =>
  withTotals(counts).map((row, r) => row.map((count, c) => (hidden[r]?.[c] ? '·' : String(count))).join(' '));

/**
 * What a reader can compute: the sums of every row and column, solved exactly by elimination; hidden numbers that come
 * out alone, and sums of hidden numbers in a line.
 */
function solvable(counts: Counts, hidden: Hidden): string[] {
  const table = withTotals(counts);
  const unknown = table.flatMap((row, r) => row.flatMap((_, c) => (hidden[r]?.[c] ? [`${r},${c}`] : [])));
  const [height, width] = [table.length, table[0]?.length ?? 0];
  const equations: number[][] = [];
  const equation = (cells: [number, number, number][]) =>
    unknown.map((key) => cells.find(([r, c]) => `${r},${c}` === key)?.[2] ?? 0);
  for (let r = 0; r < height; r += 1)
    equations.push(equation(Array.from({ length: width }, (_, c) => [r, c, c === width - 1 ? -1 : 1])));
  for (let c = 0; c < width; c += 1)
    equations.push(equation(Array.from({ length: height }, (_, r) => [r, c, r === height - 1 ? -1 : 1])));
  // Gauss-Jordan: a row with one number left is a solved cell.
  let at = 0;
  for (let column = 0; column < unknown.length; column += 1) {
    const pivot = equations.findIndex((row, index) => index >= at && Math.abs(row[column] ?? 0) > 1e-9);
    if (pivot < 0) continue;
    [equations[at], equations[pivot]] = [equations[pivot] as number[], equations[at] as number[]];
    const head = equations[at] as number[];
    const by = head[column] as number;
    equations[at] = head.map((value) => value / by);
    for (const [index, row] of equations.entries()) {
      const times = row[column] ?? 0;
      if (index === at || times === 0) continue;
      equations[index] = row.map((value, k) => value - times * ((equations[at] as number[])[k] ?? 0));
    }
    at += 1;
  }
  return equations
    .filter((row) => row.filter((value) => Math.abs(value) > 1e-9).length === 1)
    .map((row) => unknown[row.findIndex((value) => Math.abs(value) > 1e-9)] as string);
}

describe('what a published table hides', () => {
  it('hides nothing where every number stands for enough children', () => {
    const counts = [
      [5, 20],
      [30, 0],
    ];
    expect(draw(counts, suppress(counts, 5))).toEqual(['5 20 25', '30 0 30', '35 20 55']);
  });

  it('hides three more with a small one, so that no total gives it away', () => {
    const counts = [
      [3, 20, 9],
      [30, 40, 8],
      [12, 50, 60],
    ];
    const hidden = suppress(counts, 5);
    expect(draw(counts, hidden)).toEqual(['· 20 · 32', '· 40 · 78', '12 50 60 122', '45 110 77 232']);
    expect(solvable(counts, hidden)).toEqual([]);
  });

  it.each<[string, Counts]>([
    ['one row only', [[3, 20, 9]]],
    ['one cell only', [[3]]],
    [
      'two small ones that are few together',
      [
        [1, 1, 40],
        [50, 60, 70],
      ],
    ],
    [
      'a small one in a row of empty cells',
      [
        [2, 0, 0],
        [30, 40, 50],
      ],
    ],
    [
      'small ones at the corners',
      [
        [1, 40, 2],
        [40, 40, 40],
        [2, 40, 1],
      ],
    ],
    [
      'nobody at all',
      [
        [0, 0],
        [0, 0],
      ],
    ],
    [
      'all of them small',
      [
        [1, 2],
        [3, 1],
      ],
    ],
  ])('lets nothing be computed: %s', (_, counts) => {
    const hidden = suppress(counts, 5);
    expect(solvable(counts, hidden)).toEqual([]);
    const table = withTotals(counts);
    for (const [r, row] of table.entries())
      for (const [c, count] of row.entries())
        if (count > 0 && count < 5) expect(hidden[r]?.[c]).toBe(true);
        else if (count === 0) expect(hidden[r]?.[c]).toBe(false);
  });

  it('holds for many tables', () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    for (let round = 0; round < 150; round += 1) {
      const counts = Array.from({ length: 2 + random(6) }, () =>
        Array.from({ length: 5 }, () => (random(3) === 0 ? random(8) : random(60))),
      );
      const hidden = suppress(counts, 5);
      expect(solvable(counts, hidden)).toEqual([]);
      const table = withTotals(counts);
      const line = (cells: [number, number][]) =>
        cells.filter(([r, c]) => hidden[r]?.[c]).reduce((sum, [r, c]) => sum + (table[r]?.[c] ?? 0), 0);
      const lines = [
        ...table.map((row, r) => row.map((_, c): [number, number] => [r, c])),
        ...(table[0] ?? []).map((_, c) => table.map((__, r): [number, number] => [r, c])),
      ];
      // With its total shown, what is hidden in a line adds up to enough children.
      for (const cells of lines) {
        const [r, c] = cells.at(-1) as [number, number];
        if (!hidden[r]?.[c] && line(cells) > 0) expect(line(cells)).toBeGreaterThanOrEqual(5);
      }
    }
  });

  it('hides behind people of whom none is counted, and keeps the totals', () => {
    const aided = [
      [3, 0, 0],
      [0, 0, 9],
      [0, 8, 0],
    ];
    const children = [
      [20, 30, 0],
      [40, 0, 50],
      [60, 70, 80],
    ];
    const hidden = suppress(aided, 5, children);
    expect(solvable(aided, hidden)).toEqual([]);
    expect(hidden.map((row) => row.at(-1))).toEqual([true, false, true, false]);
    expect(hidden[0]?.[0]).toBe(true);
    expect(hidden.at(-1)?.at(-1)).toBe(false);
    // What is known to be empty hides nothing.
    expect([hidden[0]?.[2], hidden[1]?.[1]]).toEqual([false, false]);
  });
});

describe('small rows of a list with a total', () => {
  const merged = (people: number[]) => {
    const sum = (some: readonly number[]) => some.reduce((total, each) => total + each, 0);
    const { single, together, tellable } = mergeSmall(people, sum, 5);
    return [single, together, tellable];
  };
  it.each([
    [[10, 20], [10, 20], [], true],
    [[0, 20], [0, 20], [], true],
    [[3, 4, 20], [20], [3, 4], true],
    [[3, 20, 10], [20], [3, 10], true],
    [[1, 2, 20], [], [1, 2, 20], true],
    [[3], [], [3], false],
    [[1, 2], [], [1, 2], false],
  ])('%j', (people, single, together, tellable) => {
    expect(merged(people)).toEqual([single, together, tellable]);
  });

  it('counts people who stand behind several rows once', () => {
    const different = (some: readonly string[]) => new Set([...some.join('')]).size;
    expect(mergeSmall(['abc', 'abd', 'ab'], different, 5)).toMatchObject({
      together: { length: 3 },
      tellable: false,
    });
    expect(mergeSmall(['abc', 'def', 'defgh'], different, 5)).toMatchObject({
      single: ['defgh'],
      tellable: true,
    });
  });

  it('keeps rows of nobody with the small ones where that tells something', () => {
    const merge = mergeSmall(
      [0, 0, 3, 9],
      (some) => some.reduce((total, each) => total + each, 0),
      3,
      () => false,
    );
    expect(merge).toEqual({ single: [9], together: [0, 0, 3], tellable: true });
  });

  it('rounds people to five', () => {
    expect([0, 2, 3, 12, 13, 1234].map(roundedPeople)).toEqual([0, 0, 5, 10, 15, 1235]);
  });
});
