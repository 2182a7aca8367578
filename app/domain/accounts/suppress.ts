/**
 * Which numbers of a table with totals must be hidden so that none of them, shown or computed from those that are shown,
 * stands for fewer than a minimum of children.
 */

/** How many children stand behind each cell, row by row; totals are not part of it. */
export type Counts = readonly (readonly number[])[];

/** Hidden cells with the totals as last row and last column: `hidden[row][column]`. */
export type Hidden = readonly (readonly boolean[])[];

type Cell = readonly [row: number, column: number];

/**
 * A cell is hidden when it stands for some children, but for fewer than `minimum`. More are hidden with it until nothing
 * hidden can be computed: hidden cells are the edges of a graph between rows and columns, and a sum can be solved for a
 * cell exactly when that edge is a bridge; and what is hidden in one row or column together must be `minimum` at least,
 * because its sum can be computed. Totals are the last to go.
 *
 * @param people how many children could be counted in each cell, where that is more than are counted: a cell of nobody
 *   is known to be empty and cannot hide another, a cell of people of whom none is counted can
 */
export function suppress(counts: Counts, minimum: number, people: Counts = counts): Hidden {
  const table = withTotals(counts);
  const known = withTotals(people).map((row) => row.map((each) => each === 0));
  const hidden = table.map((row) => row.map((count) => count > 0 && count < minimum));
  for (;;) {
    const open = weakCells(table, hidden, minimum);
    if (open.length === 0) return hidden;
    const more = open.map((cell) => companions(table, known, hidden, cell)).find((cells) => cells.length > 0);
    if (!more) return known.map((row) => row.map((each) => !each));
    for (const [r, c] of more) (hidden[r] as boolean[])[c] = true;
  }
}

/** The table with the sums of its columns as last row and those of its rows as last column. */
export function withTotals(counts: Counts): number[][] {
  const rows = counts.map((row) => [...row, sum(row)]);
  const width = Math.max(1, ...rows.map((row) => row.length));
  const last = Array.from({ length: width }, (_, c) => sum(rows.map((row) => row[c] ?? 0)));
  return [...rows, last];
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

/** Hidden cells whose number, or whose part of a sum, can still be computed. */
function weakCells(table: number[][], hidden: boolean[][], minimum: number): Cell[] {
  const cells = cellsWhere(table, (r, c) => hidden[r]?.[c] === true);
  const [lastRow, lastColumn] = [table.length - 1, (table[0]?.length ?? 1) - 1];
  // What is hidden in a line can be added up as long as the line's total is shown.
  const small = (inLine: readonly Cell[], total: Cell) =>
    hidden[total[0]]?.[total[1]] !== true && sum(inLine.map(([r, c]) => table[r]?.[c] ?? 0)) < minimum;
  return cells.filter(
    (cell) =>
      isBridge(cells, cell) ||
      small(
        cells.filter(([r]) => r === cell[0]),
        [cell[0], lastColumn],
      ) ||
      small(
        cells.filter(([, c]) => c === cell[1]),
        [lastRow, cell[1]],
      ),
  );
}

/** Whether a row and its column are connected by this cell alone. */
function isBridge(cells: readonly Cell[], [row, column]: Cell): boolean {
  const rest = cells.filter(([r, c]) => r !== row || c !== column);
  const rows = new Set([row]);
  const columns = new Set<number>();
  for (let grown = true; grown; ) {
    grown = false;
    for (const [r, c] of rest) {
      if (rows.has(r) === columns.has(c)) continue;
      rows.add(r);
      columns.add(c);
      grown = true;
    }
  }
  return !columns.has(column);
}

/** The cheapest cells to hide with a weak one: the other three corners of a rectangle, where they are not known. */
function companions(table: number[][], known: boolean[][], hidden: boolean[][], [row, column]: Cell): Cell[] {
  const [lastRow, lastColumn] = [table.length - 1, (table[0]?.length ?? 1) - 1];
  const all = table[lastRow]?.[lastColumn] ?? 0;
  const worth = ([r, c]: Cell) =>
    (table[r]?.[c] ?? 0) + all * (Number(r === lastRow) + Number(c === lastColumn)) ** 4;
  let best: { cost: number; cells: Cell[] } | null = null;
  for (const [r] of table.entries()) {
    for (const [c] of (table[r] ?? []).entries()) {
      if (r === row || c === column) continue;
      const corners: Cell[] = [
        [row, c],
        [r, column],
        [r, c],
      ];
      if (corners.some(([y, x]) => known[y]?.[x])) continue;
      const cells = corners.filter(([y, x]) => !hidden[y]?.[x]);
      if (cells.length === 0) continue;
      const cost = sum(cells.map(worth));
      if (!best || cost < best.cost) best = { cost, cells };
    }
  }
  return best?.cells ?? [];
}

function cellsWhere(table: number[][], is: (row: number, column: number) => boolean): Cell[] {
  return table.flatMap((row, r) => row.flatMap((_, c): Cell[] => (is(r, c) ? [[r, c]] : [])));
}
