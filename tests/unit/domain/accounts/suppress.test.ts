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
      for (const cells of lines) expect([0, true]).toContain(line(cells) === 0 ? 0 : line(cells) >= 5);
    }
  });

  it('hides what it is told to as well', () => {
    const counts = [
      [10, 20],
      [30, 40],
    ];
    const also = [
      [true, false, false],
      [false, false, false],
      [false, false, false],
    ];
    expect(draw(counts, suppress(counts, 5, also))).toEqual(['· · 30', '· · 70', '40 60 100']);
  });
});

describe('small rows of a list with a total', () => {
  const merged = (people: number[]) => {
    const { single, together } = mergeSmall(people, (each) => each, 5);
    return [single, together];
  };
  it.each([
    [[10, 20], [10, 20], []],
    [[0, 20], [0, 20], []],
    [[3, 4, 20], [20], [3, 4]],
    [[3, 20, 10], [20], [3, 10]],
    [[1, 2, 20], [], [1, 2, 20]],
    [[3], [], [3]],
  ])('%j', (people, single, together) => {
    expect(merged(people)).toEqual([single, together]);
  });

  it('rounds people to five', () => {
    expect([0, 2, 3, 12, 13, 1234].map(roundedPeople)).toEqual([0, 0, 5, 10, 15, 1235]);
  });
});
